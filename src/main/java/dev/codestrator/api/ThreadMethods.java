package dev.codestrator.api;

import static dev.codestrator.api.Effect.ADDS;
import static dev.codestrator.api.Effect.ENDS;
import static dev.codestrator.api.Effect.READS;

import dev.codestrator.app.thread.AnswerQuestion;
import dev.codestrator.app.thread.Answered;
import dev.codestrator.app.thread.AttachInfo;
import dev.codestrator.app.thread.ChildView;
import dev.codestrator.app.thread.Children;
import dev.codestrator.app.thread.SendDirective;
import dev.codestrator.app.thread.SentDirective;
import dev.codestrator.app.thread.SpawnChild;
import dev.codestrator.app.thread.SpawnedChild;
import dev.codestrator.app.thread.WaitRequest;
import dev.codestrator.app.thread.Waited;

/// Child agents.
final class ThreadMethods {
  private ThreadMethods() {}

  static void define(Definitions methods, Services.ForThreads app) {
    methods
        .add(
            ADDS, "thread.child.spawn", SpawnChild.class, SpawnedChild.class, app.children()::spawn)
        .says("Launch an agent in its own worktree and tmux pane.")
        .refuses(Refusals.SPAWNING);
    methods
        .add(
            READS,
            "thread.child.list",
            Children.ListChildren.class,
            Children.ChildList.class,
            app.children()::list)
        .says("List child agents with what they do.")
        .refuses("wrong_cursor");
    watching(methods, app);
    answering(methods, app);
    control(methods, app);
  }

  private static void watching(Definitions methods, Services.ForThreads app) {
    methods
        .add(
            READS,
            "thread.child.status",
            Children.StatusRequest.class,
            ChildView.class,
            app.children()::status)
        .says("Show what a child does, and the end of its pane.")
        .refuses("no_child");
    methods
        .add(
            READS,
            "thread.child.wait_status",
            WaitRequest.class,
            Waited.class,
            app.children()::await)
        .says("Wait until a child reaches a status.");
    methods
        .add(
            READS,
            "thread.attach_info",
            Children.AttachRequest.class,
            AttachInfo.class,
            app.children()::attachInfo)
        .says("Say how to watch the children.")
        .refuses("no_child");
  }

  private static void answering(Definitions methods, Services.ForThreads app) {
    methods
        .add(
            ADDS,
            "thread.child.answer",
            AnswerQuestion.class,
            Answered.class,
            app.children()::answer)
        .says("Answer what a waiting child asks: yes, no, or words.")
        .refuses(
            "child_over empty_text ended_by_interrupt no_child not_confirmed not_interrupted "
                + "not_own_thread nothing_asked pane_dead unknown_dialog");
  }

  private static void control(Definitions methods, Services.ForThreads app) {
    methods
        .add(
            ADDS,
            "thread.child.directive",
            SendDirective.class,
            SentDirective.class,
            app.children()::direct)
        .says("Tell a running child what to do; kept in its inbox until it has it.")
        .refuses(
            "agent_ended child_over empty_text ended_by_interrupt no_child no_such_file "
                + "not_confirmed not_interrupted not_launched_here not_own_thread not_ready pane_dead "
                + "work_complete worktree_taken");
    methods
        .add(
            ENDS,
            "thread.child.interrupt",
            Children.InterruptRequest.class,
            ChildView.class,
            app.children()::interrupt)
        .says("End a child's turn, not the child.")
        .refuses("child_over no_child not_interrupted");
    methods
        .add(
            ENDS,
            "thread.child.stop",
            Children.StopRequest.class,
            ChildView.class,
            app.children()::stop)
        .says("Stop a child with all that it started; its work stays.")
        .refuses("no_child");
  }
}

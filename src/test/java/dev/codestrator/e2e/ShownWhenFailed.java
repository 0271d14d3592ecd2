package dev.codestrator.e2e;

import dev.codestrator.testing.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// When a test of real agents fails, prints what they showed and what their hooks told: afterwards
/// both are gone.
final class ShownWhenFailed implements AfterTestExecutionCallback {
  @Override
  public void afterTestExecution(ExtensionContext context) throws Exception {
    if (context.getExecutionException().isEmpty()) {
      return;
    }
    Object test = context.getRequiredTestInstance();
    for (var field : Arrays.asList(test.getClass().getDeclaredFields())) {
      if (field.getType() == Studio.class) {
        field.setAccessible(true);
        show(context.getDisplayName(), (Studio) field.get(test));
      }
    }
  }

  private static void show(String test, Studio studio) throws Exception {
    Answer children = studio.scene().root().call("thread.child.list");
    for (String child : children.each("threads", "thread_id")) {
      System.out.println("--- " + test + ": " + studio.status(child));
      System.out.println(studio.tmux("capture-pane", "-p", "-t", studio.pane(child)));
      studio.events(child).forEach(System.out::println);
    }
  }
}

package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows an agent's turns from sign to sign. A sign of an older turn changes nothing; nor does,
/// within a turn that was interrupted or failed, anything but a new beginning.
final class Turns {
  private final Map<String, Integer> order = new HashMap<>();
  private Optional<Stand> stand = Optional.empty();
  private Optional<Stand> beforeCompacting = Optional.empty();
  private Optional<Stand> beforeAsked = Optional.empty();

  private Turns() {}

  /// How things stand after a sign.
  ///
  /// @param sign the one that decided
  /// @param turn the turn that it is in, or was in last
  record Stand(ThreadStatus status, Sign sign, Optional<String> turn) {
    boolean is(ThreadStatus other) {
      return status == other;
    }

    Instant at() {
      return sign.at();
    }
  }

  /// How things stand after these signs, in the order of their times; empty without any.
  static Optional<Stand> follow(List<Sign> signs) {
    var turns = new Turns();
    List<Sign> sorted = signs.stream().sorted(Comparator.comparing(Sign::at)).toList();
    sorted.stream().filter(sign -> sign.kind() == Sign.Kind.BEGUN).forEach(turns::number);
    sorted.forEach(turns::hear);
    return turns.stand;
  }

  private void number(Sign begun) {
    begun.turn().ifPresent(turn -> order.putIfAbsent(turn, order.size()));
  }

  private void hear(Sign sign) {
    if (isOld(sign)) {
      return;
    }
    sign.turn().ifPresent(turn -> order.putIfAbsent(turn, order.size()));
    boolean sameTurn = sign.turn().isEmpty() || sign.turn().equals(turn());
    next(sign, sameTurn).ifPresent(status -> stand = Optional.of(stand(status, sign)));
  }

  private Stand stand(ThreadStatus status, Sign sign) {
    return new Stand(status, sign, sign.turn().or(this::turn));
  }

  private Optional<String> turn() {
    return stand.flatMap(Stand::turn);
  }

  /// Of a turn before this one; the end of a turn whose beginning nobody heard is taken for that.
  private boolean isOld(Sign sign) {
    Optional<Integer> current = turn().map(order::get);
    Optional<Integer> place = sign.turn().map(order::get);
    if (sign.turn().isEmpty() || current.isEmpty()) {
      return false;
    }
    return place.map(at -> at < current.get()).orElse(sign.kind().closes());
  }

  private Optional<ThreadStatus> next(Sign sign, boolean sameTurn) {
    boolean closed = sameTurn && (isNow(ThreadStatus.INTERRUPTED) || isNow(ThreadStatus.ERROR));
    return switch (sign.kind()) {
      case READY -> Optional.of(ThreadStatus.STARTING);
      case BEGUN, RESUMED -> Optional.of(ThreadStatus.PROCESSING);
      case INTERRUPTED -> Optional.of(ThreadStatus.INTERRUPTED);
      case FAILED -> Optional.of(ThreadStatus.ERROR);
      case WORKING -> unless(closed, ThreadStatus.PROCESSING);
      case RAN -> unless(closed || (sameTurn && isAskedOfAnother(sign)), afterRun(sign));
      case ASKED -> closed || repeats(sign) ? Optional.empty() : Optional.of(asked());
      case ENDED -> unless(closed, ThreadStatus.IDLE);
      case QUIET -> unless(!isNow(ThreadStatus.PROCESSING), ThreadStatus.IDLE);
      case COMPACTING -> compacting();
      case COMPACTED -> compacted();
    };
  }

  private static Optional<ThreadStatus> unless(boolean not, ThreadStatus status) {
    return not ? Optional.empty() : Optional.of(status);
  }

  private boolean isNow(ThreadStatus status) {
    return stand.filter(now -> now.is(status)).isPresent();
  }

  /// Tools run side by side: the end of one answers no question about another.
  private boolean isAskedOfAnother(Sign ran) {
    return stand
        .filter(now -> now.is(ThreadStatus.WAITING_USER_ANSWER))
        .flatMap(now -> now.sign().call())
        .filter(call -> ran.call().isPresent() && !ran.call().get().equals(call))
        .isPresent();
  }

  /// What is of no turn of its own, of a subagent or an answer given, leaves things as they were
  /// before the question.
  private ThreadStatus afterRun(Sign ran) {
    return ran.turn().isPresent()
        ? ThreadStatus.PROCESSING
        : (isNow(ThreadStatus.WAITING_USER_ANSWER) ? beforeAsked : stand)
            .map(Stand::status)
            .orElse(ThreadStatus.PROCESSING);
  }

  private ThreadStatus asked() {
    beforeAsked = isNow(ThreadStatus.WAITING_USER_ANSWER) ? beforeAsked : stand;
    return ThreadStatus.WAITING_USER_ANSWER;
  }

  /// A reminder says less than the question that it reminds of.
  private boolean repeats(Sign asked) {
    return isNow(ThreadStatus.WAITING_USER_ANSWER) && asked.call().isEmpty();
  }

  private Optional<ThreadStatus> compacting() {
    beforeCompacting = stand;
    return Optional.of(ThreadStatus.PROCESSING);
  }

  private Optional<ThreadStatus> compacted() {
    return beforeCompacting.map(Stand::status).or(() -> Optional.of(ThreadStatus.PROCESSING));
  }
}

package dev.sandglass.desk;

import java.time.Duration;
import java.util.Optional;

/** What somebody can do to a sandbox's time. */
public sealed interface ClockCommand {

    /** Let it flow so many times as fast as the wall clock; 0 stops it. */
    record Speed(double times) implements ClockCommand {}

    /** Run as fast as possible until something happens. */
    record Next() implements ClockCommand {}

    /** Run as fast as possible until nothing has happened for 30 seconds, at most 10 minutes. */
    record Settle() implements ClockCommand {}

    /** Run as fast as possible until this much time has passed. */
    record Pass(Duration time) implements ClockCommand {}

    /** Reads {@code pause}, {@code 1}, {@code 10}, {@code 60}, {@code next} or {@code settle}. */
    static Optional<ClockCommand> of(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "pause" -> new Speed(0);
                    case "1" -> new Speed(1);
                    case "10" -> new Speed(10);
                    case "60" -> new Speed(60);
                    case "next" -> new Next();
                    case "settle" -> new Settle();
                    default -> null;
                });
    }
}

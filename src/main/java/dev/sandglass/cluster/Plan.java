package dev.sandglass.cluster;

import dev.sandglass.cluster.store.Room;
import java.time.Duration;
import java.util.List;

/**
 * What a sandbox is made of, and how much it may use. Frozen with it: a sandbox keeps the plan that it was made by.
 *
 * @param name as people ask for it
 * @param room for objects
 * @param steps that the programs of the desk may take between two inputs: enough for hours of work, not for an endless loop
 * @param time of the cluster's that may pass faster than a wall clock's; it goes on at the usual speed
 */
public record Plan(String name, Room room, int steps, Duration time) {

    /** One control plane and two workers, as kubeadm makes them. */
    public static final Plan STANDARD =
            new Plan("standard", new Room(5_000, 500, 16L << 20), 400_000, Duration.ofDays(30));

    static final List<Class<?>> TYPES = List.of(Plan.class, Room.class);

    /** The same with room for so much. */
    public Plan withRoom(int objects, int pods, long bytes) {
        return new Plan(name, new Room(objects, pods, bytes), steps, time);
    }

    /** The same with so many steps between two inputs. */
    public Plan withSteps(int other) {
        return new Plan(name, room, other, time);
    }

    /** The same with so much time to hurry through. */
    public Plan withTime(Duration other) {
        return new Plan(name, room, steps, other);
    }
}

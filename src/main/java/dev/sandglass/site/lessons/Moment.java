package dev.sandglass.site.lessons;

/**
 * One thing that a real cluster did, for the picture on the first page.
 *
 * @param millis since the Deployment was stored
 * @param who writes: {@code you}, {@code deployment}, {@code replicaset}, {@code scheduler},
 * {@code kubelet}
 * @param pods the states of the three Pods afterwards, a letter each: {@code -} none, {@code p}
 * pending, {@code c}
 *     creating, {@code r} running
 */
public record Moment(int millis, String who, String word, String says, String pods) {

    /** The place on the line, in percent of the whole. */
    public String place() {
        return String.valueOf(Math.round(millis / (double) FirstSeconds.WHOLE * 1000) / 10.0);
    }

    /** The seconds, as in {@code 0.053 s}. */
    public String seconds() {
        return millis / 1000 + "." + String.format("%03d", millis % 1000) + " s";
    }
}

package dev.sandglass.cluster.kubelet;

/** The three questions that a kubelet asks a container again and again. */
enum ProbeKind {
    STARTUP("startupProbe", "startup", "Startup"),
    LIVENESS("livenessProbe", "liveness", "Liveness"),
    READINESS("readinessProbe", "readiness", "Readiness");

    private final String field;
    private final String word;
    private final String title;

    ProbeKind(String field, String word, String title) {
        this.field = field;
        this.word = word;
        this.title = title;
    }

    /** The field of a container's spec. */
    String field() {
        return field;
    }

    String word() {
        return word;
    }

    String title() {
        return title;
    }
}

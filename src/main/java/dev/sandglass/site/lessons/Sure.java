package dev.sandglass.site.lessons;

/** The question before something that cannot be taken back, for whoever has no script to ask it. */
public record Sure(String title, String says, String yes, String action) {

    static Sure startOver(String id) {
        return new Sure(
                "Start over?",
                "This cluster and the files in its terminals are thrown away; a fresh one takes"
                        + " their place.",
                "Start over",
                "/sandboxes/" + id + "/start-over");
    }

    static Sure delete(String id) {
        return new Sure(
                "Delete this sandbox?",
                "Its cluster and files cannot be brought back.",
                "Delete",
                "/sandboxes/" + id + "/delete");
    }

    public String pageTitle() {
        return title + " · Sandglass";
    }
}

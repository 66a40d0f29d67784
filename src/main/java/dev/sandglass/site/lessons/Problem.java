package dev.sandglass.site.lessons;

import java.util.List;

/** What went wrong, what it means for the visitor, and where to go from here. */
public record Problem(int code, String title, String says, List<Way> ways) {

    /** A link out. */
    public record Way(String href, String label) {}

    private static final Way COURSE = new Way("/course", "To the course");
    private static final Way SANDBOXES = new Way("/sandboxes", "My sandboxes");
    private static final Way HOME = new Way("/", "To the first page");

    private static final List<Problem> KNOWN =
            List.of(
                    new Problem(
                            400,
                            "That was not a request we can read",
                            """
                            Something in the address or in what was sent has the wrong form. \
                            Nothing was changed.""",
                            List.of(COURSE, HOME)),
                    new Problem(
                            403,
                            "This is not yours",
                            """
                            The sandbox belongs to another browser, or what sent you here was no \
                            page of ours. Nothing was changed.""",
                            List.of(SANDBOXES, COURSE)),
                    new Problem(
                            404,
                            "There is nothing here",
                            """
                            The page was moved, the sandbox was deleted, or the address has a \
                            slip of the key in it.""",
                            List.of(COURSE, SANDBOXES)),
                    new Problem(
                            429,
                            "That is as many as there can be",
                            """
                            You have as many sandboxes as one person can have here, or many \
                            were made from your address in the last hour. Delete one that you \
                            no longer need, or come back in an hour.""",
                            List.of(SANDBOXES, COURSE)),
                    new Problem(
                            503,
                            "The server is busy",
                            """
                            It cannot take this on just now. What you have is safe; try again \
                            in a minute.""",
                            List.of(COURSE, HOME)));

    public String pageTitle() {
        return title + " · Sandglass";
    }

    /** What the API of Kubernetes calls it. */
    public String reason() {
        return switch (code) {
            case 400 -> "BadRequest";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 429 -> "TooManyRequests";
            case 503 -> "ServiceUnavailable";
            default -> code < 500 ? "" : "InternalError";
        };
    }

    /** The page for an HTTP status. */
    public static Problem of(int code) {
        return KNOWN.stream()
                .filter(it -> it.code() == code)
                .findFirst()
                .orElseGet(() -> code < 500 ? notDone(code) : ours(code));
    }

    private static Problem notDone(int code) {
        return new Problem(
                code,
                "That did not work",
                "The server understood you and could not do it. Nothing was changed.",
                List.of(COURSE, SANDBOXES));
    }

    private static Problem ours(int code) {
        return new Problem(
                code,
                "That was our fault",
                """
                Something on the server broke. What you have in your sandboxes is safe: every \
                input was stored before it was answered. The fault is in our log.""",
                List.of(COURSE, SANDBOXES));
    }
}

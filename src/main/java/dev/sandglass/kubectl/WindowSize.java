package dev.sandglass.kubectl;

/** How large a terminal is; nothing by nothing where there is none. */
public record WindowSize(int columns, int rows) {

    public static final WindowSize NONE = new WindowSize(0, 0);
}

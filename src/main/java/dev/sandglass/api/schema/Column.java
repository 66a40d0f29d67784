package dev.sandglass.api.schema;

/**
 * A column of the Table that the server sends for a kind; follows upstream's
 * {@code TableColumnDefinition}.
 *
 * @param name the header, in mixed case: {@code Nominated Node}
 * @param type {@code string}, {@code integer}, {@code date}, …
 * @param format {@code name} for the column of the object's name, else mostly empty
 * @param description upstream's own words: they are part of what goes over the wire
 * @param priority 0 always shown, above only by {@code -o wide}
 */
public record Column(String name, String type, String format, String description, int priority) {}

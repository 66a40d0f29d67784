package dev.sandglass.api;

import dev.sandglass.document.Malformed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource: {@code 500m}, {@code 1.5Gi}, {@code 12e6}. Follows apimachinery's
 * resource.Quantity: it remembers the sort of
 * suffix it was written with, and is shown in canonical form, with the largest suffix that loses
 * nothing.
 *
 * <pre>
 *   1.5 → 1500m      1024Mi → 1Gi      0.1m → 100u      1000 → 1k
 * </pre>
 *
 * <p>Equality is of value: {@code 1Gi} equals {@code 1024Mi}.
 */
public final class Quantity implements Comparable<Quantity> {

    /** The sort of suffix. */
    public enum Format {
        DECIMAL_EXPONENT,
        BINARY_SI,
        DECIMAL_SI
    }

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI, "0");

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final BigInteger KIBI_WHOLE = BigInteger.valueOf(1024);
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private final BigDecimal amount;
    private final Format format;
    private @Nullable String text;

    private Quantity(BigDecimal amount, Format format, @Nullable String text) {
        this.amount = amount;
        this.format = format;
        this.text = text;
    }

    /** An amount in this format. */
    public static Quantity of(BigDecimal amount, Format format) {
        return new Quantity(amount, format, null);
    }

    /** A whole amount with decimal suffixes. */
    public static Quantity of(long amount) {
        return of(BigDecimal.valueOf(amount), Format.DECIMAL_SI);
    }

    /** The quantity that the text means; else a complaint. */
    public static Quantity parse(String text) {
        return text.equals("0") ? ZERO : new QuantityParser(text).parse();
    }

    /** The quantity of a JSON value: a string, a number; nothing is zero. */
    public static Quantity read(@Nullable Object value) {
        return switch (value) {
            case null -> ZERO;
            case String text -> parse(text);
            case Number number -> parse(number.toString());
            default ->
                    throw new Malformed(
                            "quantities must match the regular expression '"
                                    + QuantityParser.REGEX
                                    + "'");
        };
    }

    static Quantity parsed(BigDecimal amount, Format format, @Nullable String text) {
        return new Quantity(amount, format, text);
    }

    public Format format() {
        return format;
    }

    public BigDecimal amount() {
        return amount;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public int sign() {
        return amount.signum();
    }

    /** The whole amount, rounded away from zero. */
    public long value() {
        return whole(amount);
    }

    /** Thousandths, rounded away from zero. */
    public long millis() {
        return whole(amount.movePointRight(3));
    }

    private static long whole(BigDecimal amount) {
        var rounded = amount.setScale(0, RoundingMode.UP);
        return rounded.compareTo(MOST) > 0
                ? Long.MAX_VALUE
                : rounded.compareTo(LEAST) < 0 ? Long.MIN_VALUE : rounded.longValue();
    }

    /** The sum; its suffix is of this one's sort, unless this is zero. */
    public Quantity plus(Quantity other) {
        return of(amount.add(other.amount), isZero() ? other.format : format);
    }

    /** The difference; its suffix is of this one's sort, unless this is zero. */
    public Quantity minus(Quantity other) {
        return of(amount.subtract(other.amount), isZero() ? other.format : format);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        var known = text;
        if (known == null) {
            known = canonical();
            text = known;
        }
        return known;
    }

    private String canonical() {
        if (isZero()) {
            return "0";
        }
        var small = amount.abs().compareTo(KIBI) < 0;
        if (format == Format.BINARY_SI && !small && isWhole()) {
            return binary();
        }
        return decimal(format == Format.DECIMAL_EXPONENT);
    }

    private boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    private String binary() {
        var rest = amount.toBigIntegerExact();
        var power = 0;
        while (true) {
            var divided = rest.divideAndRemainder(KIBI_WHOLE);
            if (divided[1].signum() != 0) {
                return rest + (power < BINARY.length ? BINARY[power] : "");
            }
            rest = divided[0];
            power++;
        }
    }

    private String decimal(boolean exponentForm) {
        var stripped = amount.stripTrailingZeros();
        var exponent = -stripped.scale();
        var mantissa = stripped.unscaledValue();
        var over = Math.floorMod(exponent, 3);
        mantissa = mantissa.multiply(BigInteger.TEN.pow(over));
        exponent -= over;
        while (exponent < -9) { // sums never get so fine, but let the loss be upwards as elsewhere
            mantissa = mantissa.add(THOUSAND.subtract(BigInteger.ONE)).divide(THOUSAND);
            exponent += 3;
        }
        if (exponentForm) {
            return mantissa + (exponent == 0 ? "" : "e" + exponent);
        }
        var place = exponent / 3 + 3;
        return mantissa + (place < DECIMAL.length ? DECIMAL[place] : "");
    }
}

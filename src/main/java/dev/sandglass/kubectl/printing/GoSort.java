package dev.sandglass.kubectl.printing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts as Go's {@code sort.Sort} does: pattern-defeating quicksort, whose order of equals is no stable sort's, but always the
 * same. So lists in which many are equal (Events of one second) come in the order in which the real kubectl shows them.
 */
public final class GoSort<T> {

    private static final int FEW = 12;
    private static final int NINTHER_FROM = 50;
    private static final int MEDIANS_FROM = 8;
    private static final int MOST_SWAPS = 4 * 3;
    private static final int STEPS_AT_MOST = 5;
    private static final int SHIFTS_FROM = 50;

    /** What the choice of a pivot showed of the order. */
    private enum Hint {
        UNKNOWN,
        INCREASING,
        DECREASING
    }

    private record Pivot(int place, Hint hint) {}

    private final List<T> all;
    private final Comparator<? super T> order;
    private int swaps;

    private GoSort(List<T> all, Comparator<? super T> order) {
        this.all = all;
        this.order = order;
    }

    /** The same in order. */
    public static <T> List<T> sorted(List<T> all, Comparator<? super T> order) {
        var copy = new ArrayList<>(all);
        var size = copy.size();
        if (size > 1) {
            new GoSort<>(copy, order).sort(0, size, bits(size));
        }
        return copy;
    }

    private static int bits(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    private boolean less(int i, int j) {
        return order.compare(all.get(i), all.get(j)) < 0;
    }

    private void swap(int i, int j) {
        Collections.swap(all, i, j);
    }

    /**
     * @param limit how often a bad pivot is put up with
     */
    private void sort(int begin, int end, int limit) {
        var from = begin;
        var to = end;
        var left = limit;
        var wasBalanced = true;
        var wasParted = true;
        while (to - from > FEW) {
            if (left == 0) {
                heapSort(from, to);
                return;
            }
            if (!wasBalanced) {
                breakPatterns(from, to);
                left--;
            }
            var pivot = turned(choose(from, to), from, to);
            if (wasBalanced && wasParted && pivot.hint() == Hint.INCREASING && mend(from, to)) {
                return;
            }
            if (from > 0 && !less(from - 1, pivot.place())) {
                from = partEquals(from, to, pivot.place());
                continue;
            }
            var before = pivot.place();
            wasParted = isParted(from, to, before);
            var middle = part(from, to, before);
            var smallest = (to - from) / 8;
            if (middle - from < to - middle) {
                wasBalanced = middle - from >= smallest;
                sort(from, middle, left);
                from = middle + 1;
            } else {
                wasBalanced = to - middle >= smallest;
                sort(middle + 1, to, left);
                to = middle;
            }
        }
        insert(from, to);
    }

    /** A range that seems to fall is turned round. */
    private Pivot turned(Pivot pivot, int from, int to) {
        if (pivot.hint() != Hint.DECREASING) {
            return pivot;
        }
        Collections.reverse(all.subList(from, to));
        return new Pivot(to - 1 - (pivot.place() - from), Hint.INCREASING);
    }

    private void insert(int from, int to) {
        for (var i = from + 1; i < to; i++) {
            for (var j = i; j > from && less(j, j - 1); j--) {
                swap(j, j - 1);
            }
        }
    }

    // ---- parting ----

    /** Whether all before the pivot's value stand before all others, the pivot aside. */
    private boolean isParted(int from, int to, int pivot) {
        swap(from, pivot);
        var i = from + 1;
        var j = to - 1;
        while (i <= j && less(i, from)) {
            i++;
        }
        while (i <= j && !less(j, from)) {
            j--;
        }
        swap(from, pivot);
        return i > j;
    }

    /** Smaller ones before the pivot, others behind it; gives its place. */
    private int part(int from, int to, int pivot) {
        swap(from, pivot);
        var i = from + 1;
        var j = to - 1;
        while (true) {
            while (i <= j && less(i, from)) {
                i++;
            }
            while (i <= j && !less(j, from)) {
                j--;
            }
            if (i > j) {
                swap(j, from);
                return j;
            }
            swap(i++, j--);
        }
    }

    /** Those equal to the pivot first; gives the place of the first that is greater. */
    private int partEquals(int from, int to, int pivot) {
        swap(from, pivot);
        var i = from + 1;
        var j = to - 1;
        while (true) {
            while (i <= j && !less(from, i)) {
                i++;
            }
            while (i <= j && less(from, j)) {
                j--;
            }
            if (i > j) {
                return i;
            }
            swap(i++, j--);
        }
    }

    /** Sorts a range that is nearly in order; false when it is not. */
    private boolean mend(int from, int to) {
        var i = from + 1;
        for (var step = 0; step < STEPS_AT_MOST; step++) {
            while (i < to && !less(i, i - 1)) {
                i++;
            }
            if (i == to) {
                return true;
            }
            if (to - from < SHIFTS_FROM) {
                return false;
            }
            swap(i, i - 1);
            if (i - from >= 2) {
                for (var j = i - 1; j >= 1 && less(j, j - 1); j--) {
                    swap(j, j - 1);
                }
            }
            if (to - i >= 2) {
                for (var j = i + 1; j < to && less(j, j - 1); j++) {
                    swap(j, j - 1);
                }
            }
        }
        return false;
    }

    private void breakPatterns(int from, int to) {
        var length = to - from;
        if (length < MEDIANS_FROM) {
            return;
        }
        var random = (long) length;
        var mask = (1L << bits(length)) - 1;
        var place = from + length / 4 * 2;
        for (var i = 0; i < 3; i++) {
            random ^= random << 13;
            random ^= random >>> 7;
            random ^= random << 17;
            var other = (int) (random & mask);
            swap(place - 1 + i, from + (other >= length ? other - length : other));
        }
    }

    // ---- pivots ----

    private Pivot choose(int from, int to) {
        swaps = 0;
        var quarter = (to - from) / 4;
        var i = from + quarter;
        var j = from + quarter * 2;
        var k = from + quarter * 3;
        if (to - from >= MEDIANS_FROM) {
            if (to - from >= NINTHER_FROM) {
                i = median(i - 1, i, i + 1);
                j = median(j - 1, j, j + 1);
                k = median(k - 1, k, k + 1);
            }
            j = median(i, j, k);
        }
        return new Pivot(
                j,
                swaps == 0
                        ? Hint.INCREASING
                        : swaps == MOST_SWAPS ? Hint.DECREASING : Hint.UNKNOWN);
    }

    private int median(int a, int b, int c) {
        var low = a;
        var middle = b;
        if (less(middle, low)) {
            swaps++;
            low = b;
            middle = a;
        }
        if (less(c, middle)) {
            swaps++;
            middle = c;
        }
        if (less(middle, low)) {
            swaps++;
            return low;
        }
        return middle;
    }

    // ---- where pivots were bad too often ----

    private void heapSort(int from, int to) {
        var size = to - from;
        for (var i = (size - 1) / 2; i >= 0; i--) {
            sink(i, size, from);
        }
        for (var i = size - 1; i >= 0; i--) {
            swap(from, from + i);
            sink(0, i, from);
        }
    }

    private void sink(int begin, int size, int from) {
        var root = begin;
        while (2 * root + 1 < size) {
            var child = 2 * root + 1;
            if (child + 1 < size && less(from + child, from + child + 1)) {
                child++;
            }
            if (!less(from + root, from + child)) {
                return;
            }
            swap(from + root, from + child);
            root = child;
        }
    }
}

package dev.sandglass.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EarlyLinkerTest {

    /** All sorts of switches over types, in one class. */
    public static final class Switches implements Function<@Nullable Object, List<Object>> {

        @Override
        public List<Object> apply(@Nullable Object value) {
            return List.of(
                    guarded(value),
                    nested(value),
                    constants(value),
                    annotated(value),
                    Asked.first(value));
        }

        private static String guarded(@Nullable Object value) {
            return switch (value) {
                case null -> "null";
                case String text when text.length() > 3 -> "long text";
                case String text when text.isEmpty() -> "no text";
                case String _ -> "text";
                case Integer number when number > 100 -> "large";
                case int[] array -> "array of " + array.length;
                case Number _ -> "number";
                default -> "other";
            };
        }

        private static String nested(@Nullable Object value) {
            return switch (value) {
                case Pair(String a, Pair(Integer b, var c)) -> "text, number, " + c + a + b;
                case Pair(var a, Integer b) -> "any, number " + a + b;
                case Pair _ -> "pair";
                case null, default -> "no pair";
            };
        }

        /** Where in the code a local stands that is annotated changes with the code. */
        private static String annotated(@Nullable Object value) {
            var text = guarded(value);
            @Nullable String longer = text.length() > 4 ? text : null;
            switch (value) {
                case String it -> longer = it;
                case null, default -> {}
            }
            @Nullable Object last = longer;
            return String.valueOf(last);
        }

        private static String constants(@Nullable Object value) {
            return switch (value) {
                case String text ->
                        switch (text) {
                            case "one" -> "1";
                            default -> "?";
                        };
                case Integer number ->
                        switch (number) {
                            case 1 -> "one";
                            case Integer n when n > 5 -> "many";
                            default -> "some";
                        };
                case null, default -> "none";
            };
        }
    }

    /** A private method of an interface is called in another way. */
    interface Asked {
        static boolean first(@Nullable Object value) {
            return switch (value) {
                case Pair(var a, _) -> first(a);
                case null, default -> value instanceof String;
            };
        }
    }

    record Pair(@Nullable Object first, @Nullable Object second) {}

    /** A field of each type. */
    public record Fields(
            boolean a,
            byte b,
            char c,
            short d,
            int e,
            long f,
            float g,
            double h,
            String i,
            int[] j) {}

    private static final int[] ARRAY = {1};

    @Test
    void switchesChooseTheSame() throws Exception {
        var loader = new Linking();
        @SuppressWarnings("unchecked")
        var linked =
                (Function<@Nullable Object, List<Object>>)
                        loader.loadClass(Switches.class.getName()).getConstructor().newInstance();
        assertNotSame(Switches.class, linked.getClass());
        var plain = new Switches();
        var values = new ArrayList<@Nullable Object>();
        values.add(null);
        values.addAll(List.of("", "abc", "one", "longer", 1, 6, 3, 101, 2.5, 'c', ARRAY));
        for (var value : values) {
            assertEquals(plain.apply(value), linked.apply(value), () -> "for " + value);
        }
    }

    @Test
    void patternsOfRecordsChooseTheSame() throws Exception {
        var loader = new Linking();
        var pair = loader.loadClass(Pair.class.getName()).getDeclaredConstructors()[0];
        pair.setAccessible(true);
        var linked = loader.loadClass(Switches.class.getName()).getConstructor().newInstance();
        var apply = linked.getClass().getMethod("apply", Object.class);
        var inner = pair.newInstance(7, "x");
        assertEquals(
                List.of("other", "text, number, xt7", "none", "other", true),
                apply.invoke(linked, pair.newInstance("t", inner)));
        assertEquals(
                List.of("other", "any, number null2", "none", "other", false),
                apply.invoke(linked, pair.newInstance(null, 2)));
        assertEquals(
                List.of("other", "pair", "none", "other", true),
                apply.invoke(linked, pair.newInstance("t", null)));
    }

    @Test
    void recordsAreEqualAndHashTheSame() throws Exception {
        var make = new Linking().loadClass(Fields.class.getName()).getConstructors()[0];
        var plain = Fields.class.getConstructors()[0];
        var words = new Object[] {true, (byte) 1, 'c', (short) 3, 4, 5L, 6f, 7d, "i", ARRAY};
        var others = new Object[] {false, (byte) 9, 'x', (short) 9, 9, 9L, -0f, -0d, "x", null};
        var linked = make.newInstance(words);
        assertEquals(plain.newInstance(words).hashCode(), linked.hashCode());
        assertEquals(linked, make.newInstance(words));
        assertNotEquals(linked, plain.newInstance(words), "it is of another class");
        assertNotEquals(linked, null);
        for (var i = 0; i < words.length; i++) {
            var changed = words.clone();
            changed[i] = others[i];
            assertNotEquals(linked, make.newInstance(changed), "field " + i);
            assertEquals(
                    plain.newInstance(changed).hashCode(), make.newInstance(changed).hashCode());
        }
        var zero = words.clone();
        zero[6] = 0f;
        var minus = words.clone();
        minus[6] = -0f;
        assertNotEquals(make.newInstance(zero), make.newInstance(minus), "as Float.compare has it");
    }

    @Test
    void whatHasNoneStaysAsItIs() throws IOException {
        var bytes = bytes(EarlyLinkerTest.class.getName());
        assertSame(bytes, EarlyLinker.link(bytes));
        var once = EarlyLinker.link(bytes(Switches.class.getName()));
        assertSame(once, EarlyLinker.link(once));
        assertArrayEquals(once, EarlyLinker.link(bytes(Switches.class.getName())));
    }

    @Test
    void onlyWhatAnAotCacheKeepsIsLeft() throws IOException {
        assertTrue(bootstraps(bytes(Switches.class.getName())).contains("typeSwitch"));
        var before = bootstraps(bytes(Switches.class.getName())).size();
        var after = bootstraps(EarlyLinker.link(bytes(Switches.class.getName()))).size();
        assertTrue(after < before, after + " of " + before);
        var left = bootstraps(EarlyLinker.link(bytes(Fields.class.getName())));
        assertEquals(List.of("bootstrap"), left, "toString");
        var switches = bootstraps(EarlyLinker.link(bytes(Asked.class.getName())));
        assertFalse(switches.contains("typeSwitch"));
    }

    private static List<String> bootstraps(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().methodName())
                .toList();
    }

    private static byte[] bytes(String name) throws IOException {
        var path = "/" + name.replace('.', '/') + ".class";
        try (var in = EarlyLinkerTest.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    /** Loads the classes nested here in their linked form. */
    private static final class Linking extends ClassLoader {

        Linking() {
            super(EarlyLinkerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(EarlyLinkerTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            try {
                var bytes = EarlyLinker.link(bytes(name));
                return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}

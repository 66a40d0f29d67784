package dev.sandglass.sim;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How to take a record type apart and put it together: its components, found once. */
final class Form {

    private static final ClassValue<Form> FORMS =
            new ClassValue<>() {
                @Override
                protected Form computeValue(Class<?> type) {
                    return new Form(type);
                }
            };

    final String[] components;
    private final Class<?>[] types;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private Form(Class<?> type) {
        var parts = type.getRecordComponents();
        components = Arrays.stream(parts).map(RecordComponent::getName).toArray(String[]::new);
        types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new);
        accessors = new MethodHandle[parts.length];
        try {
            var lookup = MethodHandles.lookup();
            for (var i = 0; i < parts.length; i++) {
                var accessor = parts[i].getAccessor();
                accessor.setAccessible(true);
                accessors[i] =
                        lookup.unreflect(accessor)
                                .asType(MethodType.methodType(Object.class, Object.class));
            }
            var canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            constructor =
                    lookup.unreflectConstructor(canonical)
                            .asSpreader(Object[].class, parts.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot take " + type + " apart", e);
        }
    }

    static Form of(Class<?> recordType) {
        return FORMS.get(recordType);
    }

    @Nullable Object get(Object record, int component) {
        try {
            return (Object) accessors[component].invokeExact(record);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record of these values; what is missing is zero, false or null. */
    Object make(@Nullable Object[] values) {
        for (var i = 0; i < values.length; i++) {
            values[i] = fitting(values[i], types[i]);
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot thaw " + Arrays.toString(values), e);
        }
    }

    private static @Nullable Object fitting(@Nullable Object value, Class<?> type) {
        if (type == int.class || type == Integer.class && value != null) {
            return value == null ? 0 : Integer.valueOf(((Number) value).intValue());
        }
        if (type == long.class) {
            return value == null ? 0L : value;
        }
        if (type == boolean.class) {
            return value != null && (Boolean) value;
        }
        if (type == double.class) {
            return value == null ? 0.0 : value;
        }
        return value;
    }
}

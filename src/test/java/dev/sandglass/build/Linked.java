package dev.sandglass.build;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.runtime.SwitchBootstraps;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A method in place of an {@code invokedynamic}: what the bootstrap method would make. */
sealed interface Linked {

    /** The type of the call and so of the method. */
    MethodTypeDesc type();

    /** Writes the method's body. */
    void write(CodeBuilder code);

    /** What stands for this call, or null when it is of another sort. */
    static @Nullable Linked of(InvokeDynamicInstruction call) {
        var site =
                DynamicCallSiteDesc.of(
                        call.bootstrapMethod(),
                        call.name().stringValue(),
                        call.typeSymbol(),
                        call.bootstrapArgs().toArray(ConstantDesc[]::new));
        return switch (bootstrap(site)) {
            case "SwitchBootstraps.typeSwitch" -> TypeSwitch.of(site);
            case "ObjectMethods.bootstrap" ->
                    switch (site.invocationName()) {
                        case "equals" -> new Equals(site.invocationType(), getters(site));
                        case "hashCode" -> new HashCode(site.invocationType(), getters(site));
                        default -> null;
                    };
            default -> null;
        };
    }

    private static String bootstrap(DynamicCallSiteDesc site) {
        var method = (DirectMethodHandleDesc) site.bootstrapMethod();
        return method.owner().displayName() + "." + method.methodName();
    }

    /** The record's fields, in order: they stand behind its class and their names. */
    private static List<DirectMethodHandleDesc> getters(DynamicCallSiteDesc site) {
        return Arrays.stream(site.bootstrapArgs())
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
    }

    /**
     * Which of these types a value is the first to be of, from a given one on: its number, -1 for null, how many there are
     * for none. As {@link SwitchBootstraps#typeSwitch} describes it.
     */
    record TypeSwitch(MethodTypeDesc type, List<ClassDesc> labels) implements Linked {

        /** Null when there are other labels than types, such as constants. */
        static @Nullable TypeSwitch of(DynamicCallSiteDesc site) {
            var labels = List.of(site.bootstrapArgs());
            var areTypes =
                    labels.stream()
                            .allMatch(it -> it instanceof ClassDesc type && !type.isPrimitive());
            return areTypes && !site.invocationType().parameterType(0).isPrimitive()
                    ? new TypeSwitch(
                            site.invocationType(),
                            labels.stream().map(ClassDesc.class::cast).toList())
                    : null;
        }

        @Override
        public void write(CodeBuilder code) {
            code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
            for (var i = 0; i < labels.size(); i++) {
                var number = i;
                var next = code.newLabel();
                code.iload(1).loadConstant(number).if_icmpgt(next);
                code.aload(0).instanceOf(labels.get(number)).ifeq(next);
                code.loadConstant(number).ireturn();
                code.labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
        }
    }

    /** Whether the other is such a record too, and all their fields are equal. */
    record Equals(MethodTypeDesc type, List<DirectMethodHandleDesc> fields) implements Linked {

        @Override
        public void write(CodeBuilder code) {
            var owner = type.parameterType(0);
            var differ = code.newLabel();
            code.aload(1).instanceOf(owner).ifeq(differ);
            for (var field : fields) {
                var kind = field.invocationType().returnType();
                code.aload(0).getfield(owner, field.methodName(), kind);
                code.aload(1).checkcast(owner).getfield(owner, field.methodName(), kind);
                compare(code, kind);
                code.ifeq(differ);
            }
            code.iconst_1().ireturn();
            code.labelBinding(differ).iconst_0().ireturn();
        }

        /** Leaves 0 when the two on the stack differ. */
        private static void compare(CodeBuilder code, ClassDesc kind) {
            var wrapper = wrapper(kind);
            if (wrapper == null) {
                code.invokestatic(
                        desc(Objects.class),
                        "equals",
                        MethodTypeDesc.of(
                                ConstantDescs.CD_boolean,
                                ConstantDescs.CD_Object,
                                ConstantDescs.CD_Object));
            } else {
                code.invokestatic(
                        wrapper, "compare", MethodTypeDesc.of(ConstantDescs.CD_int, kind, kind));
                code.ifThenElse(Opcode.IFEQ, CodeBuilder::iconst_1, CodeBuilder::iconst_0);
            }
        }
    }

    /** The hash codes of the fields, each the last one's 31 times over. */
    record HashCode(MethodTypeDesc type, List<DirectMethodHandleDesc> fields) implements Linked {

        @Override
        public void write(CodeBuilder code) {
            var owner = type.parameterType(0);
            code.iconst_0();
            for (var field : fields) {
                var kind = field.invocationType().returnType();
                var wrapper = wrapper(kind);
                code.bipush(31).imul();
                code.aload(0).getfield(owner, field.methodName(), kind);
                code.invokestatic(
                        wrapper == null ? desc(Objects.class) : wrapper,
                        "hashCode",
                        MethodTypeDesc.of(
                                ConstantDescs.CD_int,
                                wrapper == null ? ConstantDescs.CD_Object : kind));
                code.iadd();
            }
            code.ireturn();
        }
    }

    /** The class of the values of a primitive type; null for other types. */
    private static @Nullable ClassDesc wrapper(ClassDesc kind) {
        return switch (TypeKind.from(kind)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> null;
        };
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}

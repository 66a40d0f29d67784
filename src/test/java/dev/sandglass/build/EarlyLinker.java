package dev.sandglass.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does at build time what javac leaves to the first run of a program: the choice of a {@code switch} over types, and
 * {@code equals} and {@code hashCode} of records.
 *
 * <p>javac writes an {@code invokedynamic} for each, which makes its code when it is first reached, and an AOT cache does
 * not keep that code (it keeps the code of lambdas). A start of {@code ./sandglass shell} reaches some sixty, for a fifth
 * of its time. Here each becomes a call of a private method, which does the same.
 *
 * <p>The build runs it as source with the folder of classes as its argument. What it does not know it leaves as it is, and so
 * it does with what it has linked before.
 */
public final class EarlyLinker {

    private static final int HELPER =
            AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final ClassDesc owner;
    private final boolean inInterface;
    private final List<Linked> found = new ArrayList<>();

    private EarlyLinker(ClassModel model) {
        this.owner = model.thisClass().asSymbol();
        this.inInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(EarlyLinker::link);
        }
    }

    private static void link(Path file) {
        try {
            var before = Files.readAllBytes(file);
            var after = link(before);
            if (after != before) {
                Files.write(file, after);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class with its type switches and records linked; the very same bytes when there are none. */
    static byte[] link(byte[] bytes) {
        var hierarchy =
                ClassHierarchyResolver.ofResourceParsing(EarlyLinker.class.getClassLoader());
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy.cached()));
        var model = classFile.parse(bytes);
        if (model.methods().stream().anyMatch(it -> it.methodName().equalsString(name(0)))) {
            return bytes; // by an earlier build, which did not compile it anew
        }
        var linker = new EarlyLinker(model);
        var linked =
                classFile.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(linker::link)
                                .andThen(ClassTransform.endHandler(linker::addMethods)));
        return linker.found.isEmpty() ? bytes : linked;
    }

    private void link(CodeBuilder code, CodeElement element) {
        if (element instanceof RuntimeVisibleTypeAnnotationsAttribute
                || element instanceof RuntimeInvisibleTypeAnnotationsAttribute) {
            return; // they say from where to where in the code, and nobody asks
        }
        var linked = element instanceof InvokeDynamicInstruction call ? Linked.of(call) : null;
        if (linked == null) {
            code.with(element);
            return;
        }
        if (!found.contains(linked)) {
            found.add(linked);
        }
        code.invokestatic(owner, name(found.indexOf(linked)), linked.type(), inInterface);
    }

    private void addMethods(ClassBuilder builder) {
        for (var i = 0; i < found.size(); i++) {
            Consumer<CodeBuilder> body = found.get(i)::write;
            builder.withMethodBody(name(i), found.get(i).type(), HELPER, body);
        }
    }

    private static String name(int number) {
        return "linked$" + number;
    }
}

package dev.sandglass.site.lessons;

import dev.sandglass.course.Block;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/** The templates of a lesson's pieces, one each. */
@CheckedTemplate(basePath = "pieces", defaultName = CheckedTemplate.ELEMENT_NAME)
final class Pieces {

    private Pieces() {}

    static native TemplateInstance prose(Block.Prose it);

    static native TemplateInstance callout(Block.Callout it);

    static native TemplateInstance run(Block.Run it);

    static native TemplateInstance code(Block.Code it);

    static native TemplateInstance ascii(Block.Ascii it);

    static native TemplateInstance mermaid(Block.Mermaid it);

    static native TemplateInstance quiz(Block.Quiz it);

    static native TemplateInstance predict(Block.Predict it);

    static native TemplateInstance exercise(Block.Exercise it);

    /** The piece as HTML. */
    static RawString drawn(Block block) {
        var template =
                switch (block) {
                    case Block.Prose it -> prose(it);
                    case Block.Callout it -> callout(it);
                    case Block.Run it -> run(it);
                    case Block.Code it -> code(it);
                    case Block.Ascii it -> ascii(it);
                    case Block.Mermaid it -> mermaid(it);
                    case Block.Quiz it -> quiz(it);
                    case Block.Predict it -> predict(it);
                    case Block.Exercise it -> exercise(it);
                };
        return new RawString(template.render());
    }
}

package dev.sandglass.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Makes nodes of the first document of a YAML text. */
final class YamlComposer {

    private static final int TABS_AT_MOST = 64;

    private final ParserImpl parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private int depth;

    private YamlComposer(String yaml) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // who calls limits the size
        this.parser = new ParserImpl(new StreamReader(yaml), options);
    }

    /** The root of the first document; null when the text has none. */
    static @Nullable YamlNode compose(String yaml) {
        var text = yaml;
        for (var tries = 0; ; tries++) {
            try {
                return composeOnce(text);
            } catch (ScannerException fault) {
                var healed = tries < TABS_AT_MOST ? YamlTabs.healed(text, fault) : null;
                if (healed == null) {
                    throw new Malformed("yaml: " + YamlFaults.describe(fault, text));
                }
                text = healed;
            } catch (MarkedYAMLException fault) {
                throw new Malformed("yaml: " + YamlFaults.describe(fault, text));
            } catch (ReaderException _) {
                throw new Malformed("yaml: control characters are not allowed");
            } catch (YAMLException _) {
                throw new Malformed("yaml: block sequence entries are not allowed in this context");
            }
        }
    }

    private static @Nullable YamlNode composeOnce(String yaml) {
        var composer = new YamlComposer(yaml);
        composer.parser.getEvent(); // the stream's start
        if (composer.parser.checkEvent(Event.ID.StreamEnd)) {
            return null;
        }
        composer.parser.getEvent(); // the document's start
        var root = composer.node();
        composer.parser.peekEvent(); // a fault right behind the root is one of this document
        return root;
    }

    private YamlNode node() {
        var event = parser.getEvent();
        var line = event.getStartMark().getLine();
        return switch (event) {
            case AliasEvent alias -> alias(alias, line);
            case ScalarEvent scalar -> anchored(scalar, scalar(scalar, line));
            case SequenceStartEvent sequence -> {
                var items = new ArrayList<YamlNode>();
                var node = anchored(sequence, new YamlNode.Sequence(line, items));
                children(items, Event.ID.SequenceEnd);
                yield node;
            }
            case MappingStartEvent mapping -> {
                var children = new ArrayList<YamlNode>();
                var node = anchored(mapping, new YamlNode.Mapping(line, children));
                children(children, Event.ID.MappingEnd);
                yield node;
            }
            default -> throw new IllegalStateException("unexpected event " + event);
        };
    }

    private void children(List<YamlNode> into, Event.ID end) {
        if (++depth > Json.DEEPEST) {
            throw new Malformed("yaml: exceeded max depth of " + Json.DEEPEST);
        }
        while (!parser.checkEvent(end)) {
            into.add(node());
        }
        parser.getEvent();
        depth--;
    }

    private YamlNode anchored(NodeEvent event, YamlNode node) {
        if (event.getAnchor() != null) {
            checkName(event.getAnchor(), node.line());
            anchors.put(event.getAnchor(), node);
        }
        return node;
    }

    private static void checkName(String name, int line) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var good = c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-';
            if (!good) {
                throw new Malformed(
                        "yaml: "
                                + (line == 0 ? "" : "line " + (line + 1) + ": ")
                                + "did not find expected alphabetic or numeric character");
            }
        }
    }

    private YamlNode alias(AliasEvent alias, int line) {
        checkName(alias.getAnchor(), line);
        var target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw new Malformed("yaml: unknown anchor '" + alias.getAnchor() + "' referenced");
        }
        return new YamlNode.Alias(line, alias.getAnchor(), target);
    }

    private static YamlNode scalar(ScalarEvent scalar, int line) {
        var tag = scalar.getTag();
        var unspecific = "!".equals(tag);
        var implicit = !unspecific && scalar.getImplicit().canOmitTagInPlainScalar();
        return new YamlNode.Scalar(line, unspecific ? null : tag, scalar.getValue(), implicit);
    }
}

package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonReaderTest {

    private static final String HEAD =
            """
            ---
            title: Try
            minutes: 3
            goal: See it read.
            ---
            """;

    private static Lesson read(String body) {
        return LessonReader.read("try/it", "lesson.md", HEAD + body, "", "");
    }

    private static String fault(String text) {
        return assertThrows(
                        LessonFault.class,
                        () -> LessonReader.read("try/it", "lesson.md", text, "", ""))
                .getMessage();
    }

    @Test
    void joinsProseAndPartsSectionsAtHeadings() {
        var lesson = read("One.\n\nTwo.\n\n## The `first` part\n\nThree <b>.\n");

        assertEquals(2, lesson.sections().size());
        assertEquals(
                List.of(new Block.Prose("<p>One.</p>\n<p>Two.</p>\n")),
                lesson.sections().get(0).blocks());
        assertEquals("The first part", lesson.sections().get(1).title());
        assertEquals("the-first-part", lesson.sections().get(1).id());
        assertEquals(
                List.of(new Block.Prose("<p>Three &lt;b&gt;.</p>\n")),
                lesson.sections().get(1).blocks());
    }

    @Test
    void givesACommandItsExpectedOutput() {
        var lesson =
                read(
                        "```terminal act\nkubectl get pods\n```\n```expected\nNAME\nweb\n```\n"
                                + "```terminal pods\nkubectl get pods -w\n```\n");

        assertEquals(
                List.of(
                        new Block.Run("b1", "act", "kubectl get pods", "NAME\nweb"),
                        new Block.Run("b2", "pods", "kubectl get pods -w", null)),
                lesson.sections().getFirst().blocks());
        assertEquals(List.of("act", "pods"), lesson.terminals());
    }

    @Test
    void readsACalloutWithAndWithoutATitle() {
        var lesson =
                read("> [!GOTCHA] `STATUS` lies\n> Read *fields*.\n\n> [!TIP]\n> Do.\n\n> Said.\n");

        assertEquals(
                List.of(
                        new Block.Callout(
                                Block.Tone.GOTCHA, "STATUS lies", "<p>Read <em>fields</em>.</p>\n"),
                        new Block.Callout(Block.Tone.TIP, "Tip", "<p>Do.</p>\n"),
                        new Block.Prose("<blockquote>\n<p>Said.</p>\n</blockquote>\n")),
                lesson.sections().getFirst().blocks());
    }

    @Test
    void readsAQuiz() {
        var quiz =
                read("```quiz\nWhich?\n- [ ] `a` > No.\n- [x] b > Yes > no.\n```\n")
                        .quizzes()
                        .getFirst();

        assertEquals("q1", quiz.id());
        assertEquals("Which?", quiz.html());
        assertEquals(false, quiz.several());
        assertEquals(
                new Block.Option("a", "`a`", "<code>a</code>", false, "No."),
                quiz.options().getFirst());
        assertEquals("Yes &gt; no.", quiz.options().getLast().why());
    }

    @Test
    void readsAPrediction() {
        var predict =
                read("""
                ```predict busiest
                How many?
                - [ ] 3 > No surge.
                - [x] 4 > One more.
                run: { act: kubectl rollout restart deployment/web }
                watch: max of count(pods in shop where app = web and ready) for 1m30s
                ```
                """)
                        .predictions()
                        .getFirst();

        assertEquals(new Block.Act("act", "kubectl rollout restart deployment/web"), predict.act());
        assertEquals(
                new Watch(
                        Watch.Fold.MAX,
                        new Count(
                                "pods",
                                "shop",
                                List.of(
                                        new Count.Filter.Label("app", "web"),
                                        new Count.Filter.Ready())),
                        Duration.ofSeconds(90)),
                predict.watch());
        assertEquals(List.of(predict.options().getLast()), predict.saying(4));
    }

    @Test
    void readsAnExercise() {
        var exercise =
                read("""
                ```exercise forward
                Give it the image `web:2.0`.
                check:
                  says: It runs
                  object: deployment/web in shop
                  expect:
                    spec.template.spec.containers[0].image: web:2.0
                    status: { updatedReplicas: 3, availableReplicas: ">= 2" }
                  within: 2m
                  otherwise: Not yet.
                hints: [Look at `set`.]
                ```
                """)
                        .exercises()
                        .getFirst();

        var check = exercise.checks().getFirst();
        assertEquals("forward", check.id());
        assertEquals(Duration.ofMinutes(2), check.within());
        assertEquals(
                new Check.Condition.OfObject(
                        new Check.Target("deployment", "web", "shop"),
                        List.of(
                                new Expectation(
                                        "spec.template.spec.containers[0].image",
                                        new Expectation.Matcher.Is("web:2.0")),
                                new Expectation(
                                        "status.availableReplicas",
                                        new Expectation.Matcher.Compares(
                                                Expectation.Order.AT_LEAST, 2)),
                                new Expectation(
                                        "status.updatedReplicas", new Expectation.Matcher.Is(3L)))),
                check.condition());
        assertEquals(List.of("Look at <code>set</code>."), exercise.hints());
    }

    @Test
    void saysEveryMistakeOfALessonAtOnce() {
        assertEquals(
                """
                lesson.md:1: front matter knows no "gaol"; it knows title, question, minutes, after, goal, not here, terminals
                lesson.md:1: front matter needs minutes, a number from 1
                lesson.md:1: front matter needs goal
                lesson.md:6: name the terminal: ```terminal act
                lesson.md:14: an option gives its reason: - [ ] text > reason, with [x] if right
                lesson.md:17: a diagram needs a caption behind its kind: it is what people hear who cannot see it""",
                fault(
                        """
                        ---
                        title: Try
                        gaol: See it read.
                        ---

                        ```terminal
                        ls
                        ```
                        ```expected
                        notes.txt
                        ```
                        ```quiz
                        Which?
                        - [x] a
                        ```

                        ```ascii
                        ->
                        ```
                        """));
    }

    @Test
    void saysWhereAMistakeIsAndWhatToWriteInstead() {
        assertEquals(
                "lesson.md:1: a lesson begins with front matter: a line ---, settings, a line ---",
                fault("Hello\n"));
        assertEquals(
                "lesson.md:1: front matter needs goal", fault("---\ntitle: T\nminutes: 2\n---\n"));
        assertEquals(
                "lesson.md:8: no fence is called \"termnal\"; there are terminal, expected,"
                        + " predict,"
                        + " quiz, exercise, ascii, mermaid, yaml, json, sh, text",
                fault(HEAD + "Text.\n\n```termnal act\nls\n```\n"));
        assertEquals(
                "lesson.md:6: expected output follows the terminal block that prints it",
                fault(HEAD + "```expected\nx\n```\n"));
        assertEquals(
                "lesson.md:9: an option gives its reason: - [ ] text > reason, with [x] if right",
                fault(HEAD + "```quiz\nWhich?\n- [x] a > Yes.\n- [ ] b\n```\n"));
        assertEquals(
                "lesson.md:6: no callout is called HINT; there are TIP, NOTE, WARNING, GOTCHA",
                fault(HEAD + "> [!HINT] x\n> y\n"));
        assertEquals(
                "lesson.md:7: a check knows no \"expects\"; it knows says, object, gone, count,"
                        + " expect,"
                        + " is, within, otherwise",
                fault(
                        HEAD
                                + "```exercise e\nDo.\ncheck: { says: a, otherwise: b, expects:"
                                + " 1 }\n```\n"));
        assertEquals(
                "lesson.md:7: \"web\" names no object; write KIND/NAME or KIND/NAME in NAMESPACE",
                fault(
                        HEAD
                                + "```exercise e\nDo.\ncheck: { says: a, otherwise: b, object:"
                                + " web }\n```\n"));
        assertEquals(
                "lesson.md:7: \"3 minutes\" is no duration; write 30s, 2m or 1m30s",
                fault(
                        HEAD
                                + "```exercise e\nDo.\ncheck: { says: a, otherwise: b, object:"
                                + " pod/web,"
                                + " within: 3 minutes }\n```\n"));
        assertEquals(
                "lesson.md:1: front matter orders the terminals [act, pods], but the text uses"
                        + " [act]",
                fault(
                        HEAD.replace("goal:", "terminals: [act, pods]\ngoal:")
                                + "```terminal act\nls\n```\n"));
        assertNull(read("Text.\n").leftOut());
    }
}

package dev.sandglass.site.lessons;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.course.Course;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages as the server sends them, before any script. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class PagesTest {

    private static final int FIRST_VIEW = 60 * 1024;

    @Inject Course course;

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Cache-Control", "private, no-cache")
                .extract()
                .asString();
    }

    private Stream<String> paths() {
        return Stream.concat(
                Stream.of("/", "/course", "/sandboxes", "/not-yet", "/help"),
                course.lessons().stream().map(lesson -> "/lessons/" + lesson.path()));
    }

    @Test
    void noPageHoldsAScriptOrAStyleOfItsOwn() {
        paths().forEach(
                        path -> {
                            var html = page(path);
                            assertFalse(html.contains("<style"), path);
                            assertFalse(
                                    Pattern.compile("<script(?![^>]* src=)").matcher(html).find(),
                                    path);
                            assertFalse(
                                    Pattern.compile("<[^>]+ style=").matcher(html).find(), path);
                            assertFalse(
                                    Pattern.compile("<[^>]+ on[a-z]+=").matcher(html).find(), path);
                        });
    }

    @Test
    void everyLinkOfOurOwnLeadsSomewhere() {
        var links =
                paths().flatMap(
                                path ->
                                        Pattern.compile("(?:href|src)=\"(/[^\"#]*)")
                                                .matcher(page(path))
                                                .results()
                                                .map(match -> match.group(1)))
                        .distinct()
                        .toList();

        assertTrue(links.size() > 8, links::toString);
        links.forEach(
                link -> assertEquals(200, given().accept("*/*").get(link).statusCode(), link));
    }

    @Test
    void browsersKeepBuiltFilesForEver() {
        var file =
                Pattern.compile("src=\"(/assets/[^\"]+)\"")
                        .matcher(page("/"))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);

        given().get(file).then().header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void nothingIsThrownAwayBeforeOneIsSure() {
        var made = given().contentType("application/json").body("{}").post("/api/sandboxes");
        var id = made.then().statusCode(201).extract().path("id").toString();
        var cookies = made.getDetailedCookies();
        var delete = "/sandboxes/" + id + "/delete";

        var here = RestAssured.baseURI + ":" + RestAssured.port;

        given().cookies(cookies)
                .header("Origin", here)
                .post(delete)
                .then()
                .statusCode(200)
                .body(containsString("<h1>Delete this sandbox?</h1>"))
                .body(containsString("action=\"" + delete + "\""));
        given().cookies(cookies).get("/api/sandboxes/" + id).then().statusCode(200);
        given().cookies(cookies)
                .header("Origin", here)
                .redirects()
                .follow(false)
                .formParam("sure", "yes")
                .post(delete)
                .then()
                .statusCode(303);
        given().cookies(cookies).get("/api/sandboxes/" + id).then().statusCode(404);
    }

    @Test
    void theFirstViewOfALessonIsSmall() {
        var html = page("/lessons/" + course.lessons().getFirst().path());
        var files =
                Stream.concat(
                                Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"")
                                        .matcher(html)
                                        .results(),
                                Pattern.compile("<script[^>]* src=\"([^\"]+)\"")
                                        .matcher(html)
                                        .results())
                        .map(match -> match.group(1))
                        .toList();
        var critical = files.stream().mapToInt(file -> sizeWithImports(file)).sum();
        var size = html.getBytes(StandardCharsets.UTF_8).length + critical;

        assertEquals(2, files.size(), files::toString);
        assertTrue(size <= FIRST_VIEW, "HTML, CSS and critical script come to " + size + " bytes");
    }

    /**
     * A script's size and that of what it imports at once; what it imports later does not count.
     */
    private static int sizeWithImports(String file) {
        var text = given().get(file).asString();
        var imported =
                Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .map(match -> "/assets/" + match.group(1))
                        .distinct()
                        .toList();
        return text.getBytes(StandardCharsets.UTF_8).length
                + imported.stream().mapToInt(PagesTest::sizeWithImports).sum();
    }

    @Test
    void theThemeOfTheCookieIsThereFromTheFirstPaint() {
        given().cookie("theme", "dark")
                .get("/")
                .then()
                .body(containsString("<html lang=\"en\" data-theme=\"dark\">"));
        given().cookie("theme", "\"><script>")
                .get("/")
                .then()
                .body(containsString("<html lang=\"en\">"));
        given().get("/").then().body(containsString("<html lang=\"en\">"));
    }

    @Test
    void whatIsNotThereIsSaidAsAPageToPeople() {
        for (var path : List.of("/nothing", "/lessons/no/such", "/sandboxes/abc")) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("<h1>There is nothing here</h1>"));
        }
    }

    @Test
    void programsKeepTheApisWords() {
        given().accept("application/json")
                .get("/api/sandboxes/abc")
                .then()
                .statusCode(404)
                .body("says", equalTo("There is no sandbox abc of yours."));
    }

    @Test
    void aVisitorWithoutSandboxesIsToldHowToGetOne() {
        given().accept("text/html")
                .get("/sandboxes")
                .then()
                .body(containsString("<h2>None yet</h2>"))
                .header("Set-Cookie", equalTo(null));
    }

    @Test
    void theSearchKnowsLessonsAndTheirSections() {
        given().get("/course.json")
                .then()
                .statusCode(200)
                .body("[0].title", equalTo("Watch a Deployment come to life"))
                .body("[0].href", equalTo("/lessons/controllers/watch-a-deployment"))
                .body(
                        "find { it.title == 'Your turn' }.href",
                        equalTo("/lessons/controllers/watch-a-deployment#your-turn"));
    }

    @Test
    void aLessonIsWholeWithoutScript() {
        var html = page("/lessons/controllers/watch-a-deployment");

        assertTrue(html.contains("<pre><code>kubectl get pods --watch</code></pre>"));
        assertTrue(
                html.contains("A kubelet only starts Pods that carry its node’s name"),
                "reasons of a quiz");
        assertTrue(html.contains("costs nothing"), "hints");
        assertTrue(html.contains("sequenceDiagram"), "the diagram's source");
    }

    @Test
    void otherSitesCannotDelete() {
        given().header("Origin", "https://elsewhere.test")
                .contentType("application/x-www-form-urlencoded")
                .post("/sandboxes/abc/delete")
                .then()
                .statusCode(403)
                .body(not(containsString("<script")));
    }
}

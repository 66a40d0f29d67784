package dev.sandglass.site.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.site.accounts.Learners;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What OpenAPI says of the server's own API is what it does. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
@TestProfile(TickingTemplates.Profile.class)
class ApiDescriptionTest {

    private static final Map<String, String> ALL =
            new TreeMap<>(
                    Map.of(
                            "post /api/sandboxes", "201 400 429",
                            "get /api/sandboxes/{id}", "200 404",
                            "delete /api/sandboxes/{id}", "204 404",
                            "post /api/sandboxes/{id}/clock", "200 400 404 409",
                            "get /api/sandboxes/{id}/kubeconfig", "200 404"));

    @Inject Learners learners;

    @Test
    void describesEveryMethodAndAnswer() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        var described = new TreeMap<String, String>();
        paths.forEach(
                (path, methods) ->
                        methods.forEach(
                                (method, operation) -> {
                                    if (operation.get("responses") instanceof Map<?, ?> answers) {
                                        var codes = new TreeSet<>();
                                        answers.keySet().forEach(it -> codes.add(it.toString()));
                                        described.put(
                                                method + " " + path,
                                                codes.toString().replaceAll("[\\[\\],]", ""));
                                    }
                                }));

        assertEquals(ALL, described);
    }

    /** Each is asked for a sandbox that is not there, and for one that is: the answers are among those described. */
    @Test
    void everyMethodAnswersAsDescribed() {
        var cookie = learners.make().cookie();
        String id =
                call("post /api/sandboxes", "", cookie, "{}")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        for (var method :
                List.of(
                        "get /api/sandboxes/{id}",
                        "get /api/sandboxes/{id}/kubeconfig",
                        "post /api/sandboxes/{id}/clock",
                        "delete /api/sandboxes/{id}")) {
            var absent = call(method, "ffffffffffffffffffffffff", cookie, "{\"clock\":\"10\"}");
            assertEquals(404, absent.statusCode(), method);
            assertEquals("application/problem+json", absent.contentType(), method);
            var present = call(method, id, cookie, "{\"clock\":\"10\"}");
            assertTrue(ALL.get(method).contains("" + present.statusCode()), method);
            assertTrue(present.statusCode() < 300, method);
        }
    }

    private static Response call(String method, String id, String cookie, String body) {
        var words = method.split(" ");
        var request = given().cookie(Learners.COOKIE, cookie);
        if (words[0].equals("post")) {
            request.contentType(ContentType.JSON).body(body);
        }
        return request.request(words[0].toUpperCase(), words[1].replace("{id}", id));
    }

    @Test
    void refusalsAreProblems() {
        given().contentType(ContentType.JSON)
                .body("{\"lesson\": \"no/such\"}")
                .post("/api/sandboxes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"))
                .body("status", equalTo(400))
                .body("detail", equalTo("There is no lesson \"no/such\"."));
    }

    @Test
    void whatCannotBeReadIsAProblemToo() {
        misread("{\"seed\": \"many\"}", "\"seed\" cannot be \"many\".");
        misread("{\"seed\": 1e400}", "A number in the body is too large.");
        misread("{\"plan\": {}}", "\"plan\" has a value of another kind than is expected.");
        misread("{\"sed\": 7}", "\"sed\" is not known here. These are: lesson, plan, seed.");
        misread("{\"seed\": ", "The body is not JSON: line 1, column 10.");
        misread("{\"plan\": \"standard\"", "The body is not JSON: line 1, column 20.");
        misread("[]", "The body must be one JSON object.");
        misread("3", "The body must be one JSON object.");
        refused("<a/>", "application/xml", 415, "The body must be JSON, and say so.");
        assertEquals(
                "This address does not know that method.",
                given().put("/api/sandboxes/abc").then().statusCode(405).extract().path("detail"));
        assertEquals(
                "There is nothing at this address.",
                given().get("/api/nothing").then().statusCode(404).extract().path("detail"));
    }

    private static void misread(String body, String says) {
        refused(body, "application/json", 400, says);
    }

    private static void refused(String body, String type, int status, String says) {
        assertEquals(
                says,
                given().contentType(type)
                        .body(body)
                        .post("/api/sandboxes")
                        .then()
                        .statusCode(status)
                        .contentType("application/problem+json")
                        .extract()
                        .path("detail"),
                body);
    }
}

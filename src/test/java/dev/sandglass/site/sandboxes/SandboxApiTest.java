package dev.sandglass.site.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.site.accounts.Learners;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
@TestProfile(TickingTemplates.Profile.class)
class SandboxApiTest {

    @Inject Ledger ledger;
    @Inject Learners learners;
    @Inject Sandboxes sandboxes;

    private RequestSpecification somebody() {
        return given().cookie(Learners.COOKIE, learners.make().cookie())
                .contentType(ContentType.JSON);
    }

    private static String make(RequestSpecification learner) {
        return given().spec(learner)
                .body("{}")
                .post("/api/sandboxes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void makesASandboxAndALearnerForWhoeverHasNoCookie() {
        var answer =
                given().contentType(ContentType.JSON)
                        .body("{\"seed\": 7, \"lesson\": \"controllers/watch-a-deployment\"}")
                        .post("/api/sandboxes")
                        .then()
                        .statusCode(201)
                        .header("set-cookie", containsString("HTTPOnly"))
                        .header("set-cookie", containsString("SameSite=Lax"))
                        .body("plan", equalTo("standard"))
                        .body("seed", equalTo(7))
                        .body("clock.running", equalTo(true))
                        .extract();
        String id = answer.path("id");

        assertEquals("/lessons/controllers/watch-a-deployment?sandbox=" + id, answer.path("page"));
        assertEquals("/api/sandboxes/" + id + "/kubeconfig", answer.path("kubeconfig"));
        given().cookie(Learners.COOKIE, answer.cookie(Learners.COOKIE))
                .get("/api/sandboxes/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void othersSandboxesAreNotThere() {
        var id = make(somebody());

        given().spec(somebody())
                .get("/api/sandboxes/" + id)
                .then()
                .statusCode(404)
                .body("says", equalTo("There is no sandbox " + id + " of yours."));
        given().spec(somebody()).delete("/api/sandboxes/" + id).then().statusCode(404);
        given().get("/api/sandboxes/" + id).then().statusCode(404);
    }

    @Test
    void aForgedCookieIsNobody() {
        var cookie = learners.make().cookie();
        var forged =
                cookie.substring(0, cookie.indexOf('.') + 1) + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        assertTrue(learners.by(forged).isEmpty());
        assertTrue(learners.by("rubbish").isEmpty());
        assertTrue(learners.by(cookie).isPresent());
    }

    @Test
    void turnsTheClock() {
        var me = somebody();
        var id = make(me);

        given().spec(me)
                .body("{\"clock\": \"60\"}")
                .post("/api/sandboxes/" + id + "/clock")
                .then()
                .body("speed", equalTo(60));
        given().spec(me)
                .body("{\"clock\": \"pause\"}")
                .post("/api/sandboxes/" + id + "/clock")
                .then()
                .body("running", equalTo(false));
        given().spec(me)
                .body("{\"clock\": \"soon\"}")
                .post("/api/sandboxes/" + id + "/clock")
                .then()
                .statusCode(400)
                .body(
                        "says",
                        equalTo(
                                "The clock knows pause, 1, 10, 60, next and settle, not \"soon\"."));
    }

    @Test
    void refusesAPlanThatIsNotThereAndMoreThanThereMayBe() {
        var me = somebody();

        given().spec(me)
                .body("{\"plan\": \"huge\"}")
                .post("/api/sandboxes")
                .then()
                .statusCode(400)
                .body("says", equalTo("There is no plan \"huge\"."));
        for (var i = 0; i < 3; i++) {
            make(me);
        }
        given().spec(me)
                .body("{}")
                .post("/api/sandboxes")
                .then()
                .statusCode(429)
                .body("says", equalTo("You have 3 sandboxes already: delete one first."));
    }

    @Test
    void anotherSiteCannotActForALearner() {
        var me = somebody();

        given().spec(me)
                .header("Origin", "https://elsewhere.example")
                .body("{}")
                .post("/api/sandboxes")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Forbidden"))
                .body("status", equalTo(403))
                .body(
                        "detail",
                        equalTo("This request comes from another site, and was not carried out."))
                .body(
                        "says",
                        equalTo("This request comes from another site, and was not carried out."));
        given().cookie(Learners.COOKIE, learners.make().cookie())
                .contentType("application/x-www-form-urlencoded")
                .post("/api/sandboxes")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body(
                        "says",
                        equalTo(
                                "This request could be a form of another site, and was not carried"
                                        + " out. A program says what it sends: Content-Type:"
                                        + " application/json."));
    }

    @Test
    void deletesForGood() throws Exception {
        var me = somebody();
        var id = make(me);

        given().spec(me).delete("/api/sandboxes/" + id).then().statusCode(204);

        given().spec(me).get("/api/sandboxes/" + id).then().statusCode(404);
        assertTrue(ledger.read(id).isEmpty());
    }

    /** What the database gives back is what was done, whether the sandbox was put away in between or not. */
    @Test
    void theDatabaseKeepsWhatItTakes() throws Exception {
        var live = sandboxes.make(null, "", "standard", 7, "").join();
        live.input(new Input.Line("act", "one")).join();
        live.input(new Input.Keys("act", new byte[] {3, 4})).join();
        live.input(new Input.Resize("act", 100, 30)).join();

        var kept = ledger.read(live.id()).orElseThrow();
        assertEquals(7, kept.origin().seed());
        var inputs = kept.since().stream().map(Ledger.KeptInput::input).toList();
        assertEquals(5, inputs.size());
        assertEquals(new Input.Line("act", "one"), inputs.get(0));
        assertInstanceOf(Input.Passing.class, inputs.get(1)); // what a line sets off
        assertArrayEquals(new byte[] {3, 4}, ((Input.Keys) inputs.get(2)).bytes());
        assertInstanceOf(Input.Passing.class, inputs.get(3));
        assertEquals(new Input.Resize("act", 100, 30), inputs.get(4));

        live.stop().join();
        var putAway = ledger.read(live.id()).orElseThrow();
        assertEquals(5, putAway.freeze().number());
        assertTrue(putAway.since().isEmpty());
        assertTrue(
                new String(putAway.freeze().bytes(), StandardCharsets.UTF_8).contains("\none 0 "));
    }

    @Test
    void forgetsLearnersWhoStayAway() throws Exception {
        var made = learners.make();
        var live = sandboxes.make(made.id(), "", "standard", 7, "").join();
        live.input(new Input.Line("act", "one")).join();

        learners.forgetThoseNotSeenSince(java.time.Instant.now().plusSeconds(1));

        assertTrue(learners.by(made.cookie()).isEmpty());
        assertTrue(ledger.read(live.id()).isEmpty());
    }

    /** Whoever was known when the request came may be forgotten before the sandbox is stored. */
    @Test
    void forgetsWhatIsMadeForAForgottenLearner() throws Exception {
        var gone = learners.make().id();
        learners.forgetThoseNotSeenSince(java.time.Instant.now().plusSeconds(1));
        var here = learners.make().id();
        var late = sandboxes.make(gone, "", "standard", 7, "").get(60, TimeUnit.SECONDS);
        var others = sandboxes.make(here, "", "standard", 7, "").join();
        var nobodys = sandboxes.make(null, "", "standard", 7, "").join();

        learners.forgetThoseNotSeenSince(java.time.Instant.EPOCH);

        assertTrue(ledger.read(late.id()).isEmpty());
        assertTrue(ledger.read(others.id()).isPresent());
        assertTrue(ledger.read(nobodys.id()).isPresent());
    }
}

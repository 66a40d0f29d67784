package dev.sandglass.site.operations;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class HealthTest {

    private static final long A_WHILE = 300_000_000_000L;

    /** The first template takes a moment. */
    @Test
    void saysThatItIsReadyWhenASandboxCanBeMade() {
        var answer = ready();
        for (var end = System.nanoTime() + A_WHILE;
                answer.statusCode() == 503 && System.nanoTime() < end; ) {
            assertEquals("DOWN", answer.jsonPath().getString("status"));
            answer = ready();
        }
        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of("UP"),
                answer.jsonPath().getList("checks.findAll { it.name == 'template' }.status"));
    }

    private static Response ready() {
        return given().get("/q/health/ready");
    }
}

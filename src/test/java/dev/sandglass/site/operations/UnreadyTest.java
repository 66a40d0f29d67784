package dev.sandglass.site.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.site.sandboxes.TickingTemplates;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
@TestProfile(TickingTemplates.Profile.class)
class UnreadyTest {

    @Inject TickingTemplates templates;
    @Inject Readying readying;

    @Test
    void isNotReadyWhileNoSandboxCanBeMadeAtOnce() {
        templates.setReady(false);
        try {
            assertHealth(503, "DOWN");
            assertFalse(readying.isDone());
        } finally {
            templates.setReady(true);
        }
        assertHealth(200, "UP");
        assertTrue(readying.isDone());
    }

    private static void assertHealth(int code, String template) {
        given().get("/q/health/ready")
                .then()
                .statusCode(code)
                .body("checks.find { it.name == 'template' }.status", equalTo(template));
    }
}

package dev.sandglass.site.operations;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, restrictToAnnotatedClass = true)
class HealthTest {

    @Test
    void saysThatItIsReadyWhenTheDatabaseAnswers() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}

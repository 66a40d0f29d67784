package dev.sandglass.site.sandboxes;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the API's description what all its refusals look like: a {@link Complaint}. */
public class DescribedRefusals implements OASFilter {

    private static final String NAME = "Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .getAPIResponses()
                .forEach(
                        (code, response) -> {
                            if (code.startsWith("4")) {
                                response.setContent(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        Complaint.PROBLEM,
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref(NAME))));
                            }
                        });
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description
                .getComponents()
                .addSchema(
                        NAME,
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .addProperty("type", text("always about:blank"))
                                .addProperty("title", text("the status in words"))
                                .addProperty(
                                        "status",
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.INTEGER))
                                .addProperty("detail", text("one sentence for a person"))
                                .addProperty("says", text("the same sentence")));
    }

    private static Schema text(String meaning) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(meaning);
    }
}

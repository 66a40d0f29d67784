package dev.sandglass.site.operations;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets migrations have a connection of their own: changing tables may take longer than others wait for the database. */
@ApplicationScoped
class Migrations implements FlywayConfigurationCustomizer {

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Without a name and a password the address has them, or the database asks for none. */
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(url, user.orElse(null), password.orElse(null));
    }
}

/**
 * The pages: home, course, lesson, sandboxes, help and errors, rendered on the server and whole
 * without JavaScript. Start
 * with {@link dev.sandglass.site.lessons.LessonPage} and the templates in {@code templates/}.
 */
@NullMarked
package dev.sandglass.site.lessons;

import org.jspecify.annotations.NullMarked;

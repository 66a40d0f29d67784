/**
 * Lessons: Markdown and YAML in, a model of pieces out, and the grader that holds the exercises
 * against a cluster. Start with {@link dev.sandglass.course.Lesson}, then {@link
 * dev.sandglass.course.LessonReader}, which says what an author may write.
 */
@NullMarked
package dev.sandglass.course;

import org.jspecify.annotations.NullMarked;

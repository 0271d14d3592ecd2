package dev.codestrator.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a record component means to a caller.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Param {
  /// A short sentence for schemas, help texts and documents.
  String value() default "";

  /// What an absent field counts as, as text. Without it an absent field of a plain type is an
  /// error.
  String orElse() default "";

  /// Older names that are accepted too.
  String[] alias() default {};

  /// Its public name, where that can't be the component's.
  String name() default "";

  /// Whether it is a list whose order means nothing: files keep it sorted, so that branches that
  /// add to it merge.
  boolean sorted() default false;
}

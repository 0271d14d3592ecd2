package dev.codestrator.model;

/// An item of a plan node's checklist.
///
/// @param id its mark in the file
/// @param facet which of the node's checklists it is in; empty for the one without a name
/// @param status what its box says, or its last note about that
public record PlanItem(String id, String text, String facet, TaskStatus status) {}

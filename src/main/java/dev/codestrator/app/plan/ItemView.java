package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.TaskStatus;

/// An item of a checklist.
///
/// @param itemId its mark in the file
/// @param orderNo its place in its checklist, from 1
/// @param created whether it is new
/// @param path the node's file, absolute
public record ItemView(
    Id nodeId,
    String itemId,
    String itemText,
    TaskStatus status,
    int orderNo,
    String facet,
    boolean created,
    String path) {}

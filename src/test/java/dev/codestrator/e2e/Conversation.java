package dev.codestrator.e2e;

import java.util.List;

/// A conversation as the agent sent it to its model.
///
/// @param text all that was said so far, as the raw request
/// @param replies how many answers of the model are in it
/// @param results what the tools gave so far, in order
/// @param tools the names of the tools that the agent offers
record Conversation(String text, int replies, List<String> results, List<String> tools) {}

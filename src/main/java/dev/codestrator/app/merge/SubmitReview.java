package dev.codestrator.app.merge;

import dev.codestrator.model.Finding;
import dev.codestrator.model.Param;
import dev.codestrator.model.Verdict;
import java.util.List;
import java.util.Optional;

/// What `merge.review.submit` takes.
public record SubmitReview(
    @Param("r-... or a unique beginning of it") String mergeRequestId,
    @Param("APPROVE or BLOCK") Verdict verdict,
    @Param("what was found; BLOCK needs a blocking one") List<Finding> findings,
    @Param("what was checked and passed, Markdown") Optional<String> notes,
    @Param("the commit that was judged: refused when the review is of another")
        Optional<String> commit) {}

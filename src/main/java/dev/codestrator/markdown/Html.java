package dev.codestrator.markdown;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.AttributeProviderFactory;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.html.MutableAttributes;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Markdown that somebody else wrote, as a piece of HTML that can do nothing: tags in it are text,
/// links lead to the web or nowhere, and pictures are their descriptions, so that nothing is
/// fetched.
public final class Html {
  /// Some input takes quadratic time to understand.
  private static final int LONGEST = 64_000;

  private static final Pattern HARMLESS = Pattern.compile("(?i)(https?://|mailto:)\\S*");
  private static final DataHolder OPTIONS =
      new MutableDataSet()
          .set(
              Parser.EXTENSIONS,
              List.of(
                  TablesExtension.create(),
                  TaskListExtension.create(),
                  StrikethroughExtension.create()))
          .set(HtmlRenderer.ESCAPE_HTML, true)
          .set(TaskListExtension.ITEM_DONE_MARKER, box("done", "☑"))
          .set(TaskListExtension.ITEM_NOT_DONE_MARKER, box("open", "☐"));

  private final Parser parser = Parser.builder(OPTIONS).build();
  private final HtmlRenderer renderer;

  /// @param links what links of the text's own lead to: gives a URL, or an empty text for one that
  ///   leads nowhere; links to the web stay as they are
  public Html(UnaryOperator<String> links) {
    this.renderer =
        HtmlRenderer.builder(OPTIONS)
            .attributeProviderFactory(links(links))
            .nodeRendererFactory(_ -> new Pictures())
            .build();
  }

  private static String box(String name, String sign) {
    return "<span class=\"box\" role=\"img\" aria-label=\"" + name + "\">" + sign + "</span> ";
  }

  /// The Markdown as HTML; of one that is too long the beginning, and of one that can't be
  /// understood the text as it is.
  public String of(String markdown) {
    boolean whole = markdown.length() <= LONGEST;
    String shown = whole ? markdown : markdown.substring(0, LONGEST);
    String rest = whole ? "" : "<p class=\"cut\">The rest is not shown: it is too long.</p>\n";
    try {
      return renderer.render(parser.parse(shown)) + rest;
    } catch (StackOverflowError e) {
      return "<pre>" + escape(shown) + "</pre>\n" + rest;
    }
  }

  /// A text as it is, between tags or in an attribute.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static AttributeProviderFactory links(UnaryOperator<String> links) {
    return new IndependentAttributeProviderFactory() {
      @Override
      public AttributeProvider apply(LinkResolverContext context) {
        return (node, part, attributes) -> harmless(links, part, attributes);
      }
    };
  }

  private static void harmless(
      UnaryOperator<String> links, AttributablePart part, MutableAttributes attributes) {
    if (!part.equals(AttributablePart.LINK)) {
      return;
    }
    String url = attributes.getValue("href");
    attributes.clear();
    if (HARMLESS.matcher(url).matches()) {
      attributes.replaceValue("href", url);
      attributes.replaceValue("rel", "noopener noreferrer");
      attributes.replaceValue("target", "_blank");
    } else if (!links.apply(url).isEmpty()) {
      attributes.replaceValue("href", links.apply(url));
    }
  }

  /// Shows what pictures are of.
  private static final class Pictures implements NodeRenderer {
    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
      return Set.of(
          new NodeRenderingHandler<>(
              Image.class, (node, _, html) -> describe(html, node.getText())),
          new NodeRenderingHandler<>(
              ImageRef.class, (node, _, html) -> describe(html, text(node))));
    }

    private static BasedSequence text(ImageRef node) {
      return node.getText().isBlank() ? node.getReference() : node.getText();
    }

    private static void describe(HtmlWriter html, BasedSequence text) {
      html.text("[" + text.unescape() + "]");
    }
  }
}

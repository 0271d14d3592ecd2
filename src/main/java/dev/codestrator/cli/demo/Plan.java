package dev.codestrator.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The tasks of the demo.
///
/// @param rules the TestGroup that a repair goes into
/// @param card,vat,receipt Cases that can be worked on at once
/// @param total a Case that depends on two of them
record Plan(String rules, String card, String vat, String receipt, String total) {
  /// Plans it all.
  static Plan make(Stage stage, Path shop) {
    var planner = new Planner(stage, shop);
    String epic = planner.add("epic", "Checkout");
    String pay = planner.add("feature", "Payment", "--parent", epic);
    String print = planner.add("feature", "Receipts", "--parent", epic);
    String rules = planner.add("test_group", "Payment rules", "--parent", pay);
    String layout = planner.add("test_group", "Receipt layout", "--parent", print);
    String vat = planner.vat(rules);
    String receipt = planner.receipt(layout);
    return new Plan(rules, planner.card(rules), vat, receipt, planner.total(layout, vat, receipt));
  }

  /// Plans what a review asked for.
  String repair(Stage stage, Path shop) {
    return new Planner(stage, shop).repair(rules);
  }

  /// Adds tasks by the public command.
  private record Planner(Stage stage, Path shop) {
    String add(String level, String title, String... more) {
      var words = new ArrayList<>(List.of("task", "add", level, title, "--quiet"));
      words.addAll(List.of(more));
      return stage.orch(shop, words);
    }

    String card(String group) {
      String[] more = {
        "--parent",
        group,
        "--file",
        "src/card.sh",
        "--file",
        "tests/card.sh",
        "--step",
        "Validate the expiry",
        "--step",
        "Test both sides of the last month"
      };
      return add("case", "Reject an expired card", more);
    }

    String vat(String group) {
      String[] more = {
        "--parent",
        group,
        "--file",
        "src/vat.sh",
        "--file",
        "tests/vat.sh",
        "--file",
        "conf/**",
        "--step",
        "Write the rates",
        "--step",
        "Compute the tax"
      };
      return add("case", "Compute VAT", more);
    }

    String receipt(String group) {
      String[] more = {
        "--parent",
        group,
        "--file",
        "src/receipt.sh",
        "--file",
        "tests/receipt.sh",
        "--step",
        "Print a line",
        "--step",
        "Align the amounts"
      };
      return add("case", "Print a receipt", more);
    }

    String total(String group, String vat, String receipt) {
      String[] more = {
        "--parent",
        group,
        "--file",
        "src/total.sh",
        "--file",
        "tests/total.sh",
        "--step",
        "Print tax and total",
        "--depends-on",
        vat,
        "--depends-on",
        receipt
      };
      return add("case", "Show tax and total", more);
    }

    String repair(String group) {
      String[] more = {
        "--parent",
        group,
        "--file",
        "src/vat.sh",
        "--file",
        "tests/vat.sh",
        "--step",
        "Round half up"
      };
      return add("case", "Round VAT half up", more);
    }
  }
}

package import Scoring
package import SurveyModel
import SurveyWords

/// The outcome rates of a list on its own, for a terminal, a spreadsheet or a program.
package struct OutcomeRatesOutput: PrintedOutput {
  private let table: DispositionTable
  private let rates: OutcomeRates

  package init(_ table: DispositionTable, _ rates: OutcomeRates) {
    self.table = table
    self.rates = rates
  }

  /// Three tables: how the cases ended, response rates, and the rates of cooperation, refusal and contact; then what e is and what counts without a code.
  package func text(_ language: Language) -> String {
    let response = OutcomeRate.allCases.filter { $0.rawValue.hasPrefix("RR") }
    let others = OutcomeRate.allCases.filter { !$0.rawValue.hasPrefix("RR") }
    let tables = [
      dispositionsTable(language),
      ratesTable(language(vi: "Tỷ lệ phản hồi", en: "Response rates"), response, language),
      ratesTable(RateWords.otherRates(language), others, language),
    ]
    return tables.map(PlainTable.text).joined(separator: "\n") + "\n" + notes(language).map { $0 + "\n" }.joined()
  }

  /// `by` names the columns of a row's breakdown (empty overall, several joined by ` × `); a column of the list that is not among them is empty.
  /// Rates and e are fractions at 12 significant digits; 0/0 is empty.
  package var csv: [UInt8] {
    var csv = CSVTable(
      header: ["by"] + table.attributes.map(\.name) + ["cases"] + Disposition.allCases.map(\.rawValue)
        + OutcomeRate.allCases.map(\.rawValue) + ["e"])
    for part in rates.parts {
      var row: [CSVTable.Cell] = [.words(names(of: part).joined(separator: " × "))]
      row += zip(table.attributes, part.categories).map { attribute, category in .words(category.map { attribute.categories[$0] }) }
      row.append(.count(part.counts.invited))
      row += Disposition.allCases.map { .count(part.counts[$0]) }
      row += OutcomeRate.allCases.map { .computed(part.counts.value(of: $0, eligibility: rates.eligibility)) }
      row.append(.computed(rates.eligibility.share))
      csv.append(row)
    }
    return csv.bytes
  }

  /// `by` holds the columns and categories that a part is confined to: none overall. Rates are fractions; 0/0 is null.
  package var json: [UInt8] {
    let isGiven = if case .given = rates.eligibility { true } else { false }
    let document: JSONValue = [
      "schema": "cdci-rates/1",
      "cases": .int(table.disposition.count),
      "withoutCode": .int(table.blank),
      "unknownCode": .int(table.unknown),
      "eligibility": ["e": .number(rates.eligibility.share), "source": isGiven ? "given" : "estimated"],
      "rates": .array(
        rates.parts.map { part in
          let confined = zip(table.attributes, part.categories).compactMap { attribute, category in
            category.map { (name: attribute.name, category: attribute.categories[$0]) }
          }
          return .object(
            [
              JSONValue.Member(key: "by", value: .object(confined, key: \.name) { .string($0.category) }),
              JSONValue.Member(key: "cases", value: .int(part.counts.invited)),
            ] + Disposition.allCases.map { JSONValue.Member(key: $0.rawValue, value: .int(part.counts[$0])) }
              + OutcomeRate.allCases.map {
                JSONValue.Member(key: $0.rawValue, value: .number(part.counts.value(of: $0, eligibility: rates.eligibility)))
              })
        }),
      "problems": .array(
        table.problems.map { problem in
          [
            "file": .string(problem.file), "line": .count(problem.line), "column": .words(problem.column),
            "kind": .string(problem.kind.rawValue),
            "expected": .string(problem.expected[.en]), "found": .string(problem.found.text(.en)), "action": .string(problem.action[.en]),
          ]
        }),
    ]
    return document.serialized
  }

  /// What was done with rows that have no code that can be read; empty where every row has one.
  package func account(_ language: Language) -> [String] {
    let numbers = NumberText(language: language)
    var sentences: [String] = []
    if table.blank > 0 {
      let rows = numbers.text(table.blank)
      sentences.append(RateWords.withoutDisposition(rows, count: table.blank, language))
    }
    if table.unknown > 0 {
      let rows = numbers.text(table.unknown)
      sentences.append(RateWords.unknownDisposition(rows, count: table.unknown, language))
    }
    return sentences
  }

  // MARK: - Parts

  private func names(of part: OutcomeRates.Part) -> [String] {
    zip(table.attributes, part.categories).compactMap { attribute, category in category == nil ? nil : attribute.name }
  }

  private func dispositionsTable(_ language: Language) -> ReportTable {
    let words = [
      language(vi: "Hoàn thành (I)", en: "Complete (I)"), language(vi: "Một phần (P)", en: "Partial (P)"),
      language(vi: "Từ chối (R)", en: "Refusal (R)"), "NC", "O", "UH", "UO", "NE",
    ]
    return breakdown(
      language(vi: "Kết quả từng trường hợp", en: "Dispositions"), language,
      columns: [.init(language(vi: "Số trường hợp", en: "Cases"), .number)] + words.map { .init($0, .number) }
    ) { counts in [.count(counts.invited)] + Disposition.allCases.map { .count(counts[$0]) } }
  }

  private func ratesTable(_ title: String, _ shown: [OutcomeRate], _ language: Language) -> ReportTable {
    breakdown(title, language, columns: shown.map { .init($0.rawValue, .percent) }) { counts in
      shown.map { .percent(counts.value(of: $0, eligibility: rates.eligibility)) }
    }
  }

  private func breakdown(
    _ title: String, _ language: Language, columns: [ReportTable.Column], cells: (DispositionCounts) -> [ReportTable.Cell]
  ) -> ReportTable {
    let all = language(vi: "Tất cả", en: "All")
    let attributes = table.attributes.isEmpty ? [ReportTable.Column("")] : table.attributes.map { ReportTable.Column($0.name) }
    let rows = rates.parts.map { part in
      var labels = zip(table.attributes, part.categories).map { attribute, category -> ReportTable.Cell in
        guard let category else { return .text(all) }
        let name = attribute.categories[category]
        return .text(name.isEmpty ? language(vi: "(trống)", en: "(blank)") : name)
      }
      if labels.isEmpty { labels = [.text(all)] }
      return ReportTable.Row(labels + cells(part.counts))
    }
    return ReportTable(.responseRates, title: title, language: language, columns: attributes + columns, rows: rows)
  }

  private func notes(_ language: Language) -> [String] {
    let numbers = NumberText(language: language)
    let e = numbers.text(rates.eligibility.share, decimals: 4)
    let eligibility =
      switch rates.eligibility {
      case .given: language(vi: "e = \(e), cho trước.", en: "e = \(e), given.")
      case .estimated(_, known: 0):
        RateWords.eNotDefined(language)
      case .estimated(let eligible, let known):
        RateWords.eEstimated(numbers.text(eligible), known: numbers.text(known), e: e, language)
      }
    let unknown = rates.parts.first?.counts.unknownEligibility ?? 0
    let idle = RateWords.eEntersNoRate(language)
    return [
      RateWords.source(language),
      eligibility + (unknown == 0 ? idle : ""),
    ] + account(language)
  }
}

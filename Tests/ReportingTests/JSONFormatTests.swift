import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct JSONFormatTests {
  static let schema: URL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documentation/results.schema.json")

  static let samples = [
    "sample": SampleResults.results, "empty": SampleResults.empty, "without comparison": SampleResults.withoutComparison,
  ]

  @Test(arguments: samples.keys.sorted()) func isValidUnderThePublishedSchema(name: String) throws {
    let results = try #require(Self.samples[name])
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: Self.schema)))
    let document = try JSONDocument(parsing: JSONFormat.bytes(results))
    #expect(schema.violations(in: document).map(\.description) == [])
  }

  /// No comparison without flagged responses: the document says so and why, in both languages.
  @Test func saysWhyThereIsNoComparison() throws {
    let document = try JSONDocument(parsing: JSONFormat.bytes(SampleResults.withoutComparison))
    let error = ScoringError.tooFewUnitsToWeight(component: "CDCI", scheme: "entropy", units: 1)
    for language in Language.allCases {
      #expect(document["flaggedComparisonMissing"]?[language.rawValue] == .string(error.message(in: language)))
      #expect(
        MarkdownFormat.text(Document(SampleResults.withoutComparison, language)).contains(
          MarkdownFormat.escaped(error.message(in: language))))
    }
    #expect(document["flaggedComparison"] == nil)
  }

  @Test func theSchemaTurnsAForeignDocumentDown() throws {
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: Self.schema)))
    var text = String(decoding: JSONFormat.bytes(SampleResults.results), as: UTF8.self)
    text = text.replacingOccurrences(of: "\"rank\": 1,", with: "\"rank\": 0, \"taxCode\": \"5700100256\",")
    let violations = schema.violations(in: try JSONDocument(parsing: text.utf8)).map(\.description)
    #expect(violations.contains("/units/0: the member taxCode is not known"))
    #expect(violations.contains("/units/0/rank: expected at least 1.0, found 0.0"))
  }

  @Test func beginsWithItsNameAndTheKeysOfTheContract() throws {
    let text = String(decoding: JSONFormat.bytes(SampleResults.results), as: UTF8.self)
    #expect(text.prefix(256).contains("\"schema\": \"cdci-results/1\""))
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.prefix { $0 != ":" } }
    let expected = [
      "schema", "edition", "index", "seed", "inputs", "import", "overall", "units", "responseRates", "context", "weights",
    ]
    #expect(keys.prefix(expected.count).map(String.init) == expected.map { "  \"\($0)\"" })
  }

  @Test func numbersOfTheSample() throws {
    let document = try JSONDocument(parsing: JSONFormat.bytes(SampleResults.results))
    let first = document["units"]?[0]
    #expect(first?["id"] == .string("mong-cai"))
    #expect(first?["score"] == .number(95.76))
    #expect(first?["previous"]?["change"] == .number(1.56))
    #expect(first?["interval"]?[0] == .number(95.76 - 2 * 0.512345))
    let second = document["units"]?[1]
    #expect(second?["score"] == .number(92.65))
    #expect(second?["scoreExact"] == .number(92.6549))
    #expect(document["responseRates"]?[0]?["unit"] == .null)
    #expect(document["responseRates"]?[0]?["RR2"] == .number(780.0 / 1114))
    #expect(document["context"]?[0]?["targets"]?[0]?["attainment"] == .number(16_351.83 / 11_500))
    #expect(document["context"]?[1]?["actual"] == .null)
    #expect(document["import"]?["leftOut"]?["duplicate"] == .number(6))
    #expect(document["import"]?["problems"]?[1]?["found"] == .string("text, 37 characters"))
    #expect(document["weights"]?["nominal"]?[1]?["shareOfIndex"] == .number(0.25 * 0.4))
  }

  /// t1 has a quarter of transparency, which has 40 of 100.
  @Test func withheldUnitHasNoNumberButItsResponses() throws {
    let document = try JSONDocument(parsing: JSONFormat.bytes(SampleResults.results))
    let unit = try #require(document["units"]?[6])
    #expect(unit["published"] == .bool(false))
    #expect(unit["note"] == .string("Không công bố: có 3 phiếu, ít hơn mức tối thiểu 5 phiếu"))
    for key in [
      "rank", "score", "scoreExact", "interval", "standardError", "degreesOfFreedom", "rankSet", "rankSetSimultaneous", "tier",
      "effectiveResponses", "previous",
    ] {
      #expect(unit[key] == .null, "\(key)")
    }
    #expect(unit["satisfaction"] == .object(["rate": .null, "interval": .null]))
    #expect(
      unit["components"]?["transparency"]
        == .object(["score": .null, "scoreExact": .null, "interval": .null, "standardError": .null, "n": .null]))
    #expect(unit["indicators"]?["t1"] == .object(["value": .null, "score": .null, "scoreExact": .null, "n": .null]))
  }

  @Test func serializer() {
    let value: JSONValue = [
      "a": [.int(1), .double(0.5), .double(2)], "b": [], "c": [:], "d": .string("q\"\\\n\u{1}\u{2028}ế"), "e": .double(.nan),
      "f": [["g": .bool(true)], .null], "h": .unsigned(.max), "i": .double(1e-7), "j": .double(-0.0),
    ]
    let expected = #"""
      {
        "a": [1, 0.5, 2],
        "b": [],
        "c": {},
        "d": "q\"\\\n\u0001\u2028ế",
        "e": null,
        "f": [
          {
            "g": true
          },
          null
        ],
        "h": 18446744073709551615,
        "i": 1e-07,
        "j": 0
      }

      """#
    #expect(String(decoding: value.serialized, as: UTF8.self) == expected)
  }
}

import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// A file of SPSS says itself what its columns ask, what its codes are called and what is no answer: `init` takes it from there.
@Suite struct LabelledFileTests {
  private typealias Labels = [(Double, String)]
  private typealias Column = (variable: RawSAV.Variable, labels: Labels, codes: (Int) -> Double)

  private static let satisfaction: Labels = [
    (1, "Rất không hài lòng"), (2, "Không hài lòng"), (3, "Bình thường"), (4, "Hài lòng"), (5, "Rất hài lòng"), (99, "Không biết"),
  ]
  private static let falling: Labels = [
    (1, "Very satisfied"), (2, "Satisfied"), (3, "Neutral"), (4, "Dissatisfied"), (5, "Very dissatisfied"),
  ]

  /// Each variable with its labels and, row by row, its codes.
  private static func file(_ columns: [Column], rows: Int = 20) -> [UInt8] {
    RawSAV(
      variables: columns.map(\.variable),
      rows: (0..<rows).map { row in columns.map { .number($0.codes(row)) } },
      labels: columns.enumerated().compactMap { $1.labels.isEmpty ? nil : ([$0], $1.labels) }
    ).bytes
  }

  private static var office: Column {
    let names: Labels = [(1, "Hải quan Hòn Gai"), (2, "Hải quan Vạn Gia"), (3, "Hải quan Móng Cái")]
    return (.init("DONVI", label: "Đơn vị được đánh giá"), names, { Double($0 % 2 + 1) })
  }

  @Test func unitsStrataAndScales() throws {
    let made = try ProposedSurvey(bytes: [
      (
        "khao-sat.sav",
        Self.file([
          Self.office, (.init("VUNG", label: "Địa bàn"), [(1, "Trong tỉnh"), (2, "Ngoài tỉnh")], { $0 % 3 == 0 ? 2 : 1 }),
          (.init("Q1", label: "Thái độ phục vụ", missing: [.value(99)]), Self.satisfaction, { $0 == 4 ? 99 : Double($0 % 4 + 2) }),
          (.init("Q2", label: "Thời gian giải quyết"), Self.falling, { Double($0 % 4 + 1) }),
        ])
      )
    ])
    #expect(made.failure == nil, "\(String(describing: made.failure))\n\(made.draft.survey)")
    #expect(made.units == ["Hải quan Hòn Gai", "Hải quan Vạn Gia"])
    #expect(made.responses == 20)
    #expect(made.data?.survey.strata.map { $0.name[.vi] }.sorted() == ["Ngoài tỉnh", "Trong tỉnh"])
    #expect(made.scored.map(\.header) == ["Q1", "Q2"])
    // 2, 3, 4, 5 in turn but for one 2 that is "don't know": (70 - 2) / 19. Of Q2 the lowest code is the best.
    #expect(made.scored.map(\.count) == [19, 20])
    #expect(abs(made.scored[0].score - (68.0 / 19 - 1) / 4 * 100) < 1e-9)
    #expect(abs(made.scored[1].score - (5 - 2.5) / 4 * 100) < 1e-9, "\(made.draft.survey)")
    #expect(made.draft.survey.contains("# Thái độ phục vụ"))
    #expect(made.open.isEmpty)
  }

  /// Four labels of few answers are all that the form has, and the ends of a scale may be all that has labels. Of a column without any, beside one of seven
  /// points, few answers leave open whether it has seven too.
  @Test(arguments: [(rows: 200, points: [4, 7, 5], open: []), (rows: 20, points: [4, 7], open: ["C"])])
  func nothingIsGuessed(rows: Int, points: [Int], open: [String]) throws {
    let four: Labels = [(1, "Very dissatisfied"), (2, "Dissatisfied"), (3, "Satisfied"), (4, "Very satisfied")]
    let made = try ProposedSurvey(bytes: [
      (
        "r.sav",
        Self.file(
          [
            Self.office, (.init("A", label: "The counter"), four, { Double($0 % 3 + 1) }),
            (
              .init("B", label: "How likely are you to come back?"), [(1, "Not at all likely"), (7, "Extremely likely")],
              { Double($0 % 5 + 2) }
            ),
            (.init("C", label: "How good was the hall?", missing: [.value(8), .value(9)]), [], { $0 % 10 == 0 ? 9 : Double($0 % 5 + 1) }),
          ], rows: rows)
      )
    ])
    #expect(made.failure == nil, "\(String(describing: made.failure))\n\(made.draft.survey)")
    #expect(made.scored.map(\.points) == points, "\(made.draft.survey)")
    #expect(made.scored.map(\.count) == Array([rows, rows, rows * 9 / 10].prefix(points.count)))
    #expect(made.open == open)
    // What the file calls missing is so, though nobody gave it this year.
    if rows == 200 { #expect(made.draft.survey.contains("- \"8\"") && made.draft.survey.contains("- \"9\"")) }
  }

  /// Two files that call one code differently are not counted together.
  @Test func labelsThatDiffer() throws {
    let other: Labels = Self.falling.reversed().enumerated().map { (Double($0 + 1), $1.1) }
    func file(_ labels: Labels) -> [UInt8] {
      Self.file([
        Self.office, (.init("A", label: "The counter"), labels, { Double($0 / 2 % 5 + 1) }),
        (.init("B", label: "The hall"), Self.falling, { Double($0 % 5 + 1) }),
      ])
    }
    let made = try ProposedSurvey(bytes: [("a.sav", file(Self.falling)), ("b.sav", file(other))])
    #expect(made.scored.map(\.header) == ["B"], "\(made.draft.survey)")
    #expect(made.open == ["A"], "\(made.draft.survey)")
  }

  /// Grids, consent, ranges of missing values, and labels that say nothing new.
  @Test func grids() throws {
    let yesNo: Labels = [(1, "Không đồng ý"), (2, "Đồng ý tham gia")]
    let consent: Column = (.init("DY", label: "Ông/bà có đồng ý tham gia khảo sát không?"), yesNo, { $0 % 10 == 0 ? 1 : 2 })
    let first: Column = (
      .init("C3_1", label: "Ông bà hài lòng thế nào? [Thủ tục]", missing: [.range(90, 99)]), Self.satisfaction,
      { $0 % 4 == 1 ? 95 : Double($0 % 5 + 1) }
    )
    let second: Column = (
      .init("C3_2", label: "Ông bà hài lòng thế nào? [Công chức]", missing: [.range(90, 99)]), Self.satisfaction,
      { Double($0 % 5 + 1) }
    )
    let made = try ProposedSurvey(bytes: [("r.sav", Self.file([Self.office, consent, first, second]))])
    #expect(made.failure == nil, "\(String(describing: made.failure))\n\(made.draft.survey)")
    #expect(made.draft.survey.contains("consent: \"DY\""), "\(made.draft.survey)")
    #expect(made.data?.groups[0].responses.questions.map(\.code) == ["C3_1", "C3_2"], "\(made.draft.survey)")
    #expect(made.draft.survey.contains("# Thủ tục") && made.draft.index.contains("Ông bà hài lòng thế nào?"), "\(made.draft.index)")
    #expect(made.scored.map(\.points) == [5, 5])
  }

  /// What no word orders, or codes that run across the labels, is not scored.
  @Test func whatIsNotSureStaysOpen() throws {
    let across: Labels = [(1, "Good"), (2, "Poor"), (3, "Excellent"), (4, "Fair")]
    let made = try ProposedSurvey(bytes: [
      (
        "r.sav",
        Self.file([
          Self.office, (.init("A", label: "The counter"), Self.falling, { Double($0 % 4 + 1) }),
          (.init("B", label: "The hall"), across, { Double($0 % 4 + 1) }),
          (.init("C", label: "Kênh thông tin"), [(1, "Báo"), (2, "Mạng"), (3, "Bạn bè")], { Double($0 % 3 + 1) }),
          (.init("D", label: "Your stage", measure: 2), [(1, "Blue"), (2, "Green"), (3, "Red")], { Double($0 % 3 + 1) }),
        ])
      )
    ])
    #expect(made.scored.map(\.header) == ["A"], "\(made.draft.survey)")
    #expect(made.open.sorted() == ["B", "D"])
  }
}

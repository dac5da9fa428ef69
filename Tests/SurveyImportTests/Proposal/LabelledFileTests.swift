import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// A file of SPSS says itself what its columns ask, what its codes are called and what is no answer: `init` takes it from there.
@Suite struct LabelledFileTests {
  private typealias Labels = [(Double, String)]

  private static let satisfaction: Labels = [
    (1, "Rất không hài lòng"), (2, "Không hài lòng"), (3, "Bình thường"), (4, "Hài lòng"), (5, "Rất hài lòng"), (99, "Không biết"),
  ]
  private static let falling: Labels = [
    (1, "Very satisfied"), (2, "Satisfied"), (3, "Neutral"), (4, "Dissatisfied"), (5, "Very dissatisfied"),
  ]

  /// Each variable with its labels and, row by row, its codes.
  private static func file(_ columns: [(variable: RawSAV.Variable, labels: Labels, codes: (Int) -> Double)]) -> [UInt8] {
    RawSAV(
      variables: columns.map(\.variable),
      rows: (0..<20).map { row in columns.map { .number($0.codes(row)) } },
      labels: columns.enumerated().compactMap { $1.labels.isEmpty ? nil : ([$0], $1.labels) }
    ).bytes
  }

  private static var office: (variable: RawSAV.Variable, labels: Labels, codes: (Int) -> Double) {
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

  /// Four labels of few answers are all that the form has, and the ends of a scale may be all that has labels.
  @Test func nothingIsGuessed() throws {
    let four: Labels = [(1, "Very dissatisfied"), (2, "Dissatisfied"), (3, "Satisfied"), (4, "Very satisfied")]
    let made = try ProposedSurvey(bytes: [
      (
        "r.sav",
        Self.file([
          Self.office, (.init("A", label: "The counter"), four, { Double($0 % 3 + 1) }),
          (
            .init("B", label: "How likely are you to come back?"), [(1, "Not at all likely"), (7, "Extremely likely")],
            { Double($0 % 5 + 2) }
          ),
          (.init("C", label: "How good was the hall?", missing: [.value(8), .value(9)]), [], { $0 % 10 == 0 ? 9 : Double($0 % 5 + 1) }),
        ])
      )
    ])
    #expect(made.failure == nil, "\(String(describing: made.failure))\n\(made.draft.survey)")
    #expect(made.scored.map(\.points) == [4, 7, 5], "\(made.draft.survey)")
    #expect(made.scored.map(\.count) == [20, 20, 18])
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

import SurveyModel
import Testing

@testable import SurveyImport

/// The strata of an export must be counted in the list of those invited: else nobody knows for how many firms an answer stands.
@Suite struct ListStrataTests {
  private static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  /// Forty firms that answered: of each office ten large ones, which are content, and ten small ones.
  private static func export(_ header: String, _ large: String, _ small: String) -> String {
    "Mã số doanh nghiệp,Đơn vị,\(header),Thái độ phục vụ,Thời gian giải quyết\n"
      + (0..<40).map { firm in
        let isLarge = firm % 4 < 2
        let answer = labels[isLarge ? 3 + firm / 4 % 2 : firm / 4 % 3]
        return "KH-\(firm + 100),Chi cục \(firm % 2 == 0 ? "A" : "B"),\(isLarge ? large : small),\(answer),\(labels[firm / 4 % 5])\n"
      }.joined()
  }

  /// A hundred invited: the forty, and sixty small ones that did not answer.
  private static func list(_ header: String, _ large: String, _ small: String, _ other: String? = nil) -> String {
    "Mã doanh nghiệp,Đơn vị\(header.isEmpty ? "" : ",\(header)")\n"
      + (0..<100).map { firm in
        let name = firm == 99 ? other ?? small : firm < 40 && firm % 4 < 2 ? large : small
        return "KH-\(firm + 100),Chi cục \(firm % 2 == 0 ? "A" : "B")\(header.isEmpty ? "" : ",\(name)")\n"
      }.joined()
  }

  /// The mean from 0 to 100 of the first question in the first unit, each cell weighing as many firms as were invited in it.
  private static func weighted(_ data: SurveyData) throws -> Double {
    let group = data.groups[0]
    let frame = try #require(group.frame)
    var (sum, weights) = (0.0, 0.0)
    for stratum in data.survey.strata.indices {
      let rows = (0..<group.responses.count).filter { group.responses.unit[$0] == 0 && Int(group.responses.stratum[$0]) == stratum }
      let invited = (0..<frame.count).count { frame.unit[$0] == 0 && Int(frame.stratum[$0]) == stratum }
      let scores = rows.compactMap { Answer(byte: group.responses.answers[0][$0]).category }.map { Double($0) * 25 }
      guard !scores.isEmpty else { continue }
      sum += scores.reduce(0, +) / Double(scores.count) * Double(invited)
      weights += Double(invited)
    }
    return sum / weights
  }

  /// Under the same header, under another one, and with a stratum of which nobody answered. Large firms 87.5, small ones 22.5:
  /// 10 × 87.5 and 40 × 22.5 of 50 are 35.5, where the answers alone make 55.
  @Test(arguments: [
    ("Loại hình doanh nghiệp", "Loại hình doanh nghiệp", "Lớn", "Nhỏ và vừa"),
    ("Loại hình doanh nghiệp", "Quy mô lao động", "Lớn", "Nhỏ và vừa"),
    ("Region", "Tỉnh", "Trong tỉnh", "Ngoài tỉnh"),
  ]) func counted(c: (export: String, list: String, large: String, small: String)) throws {
    let made = try ProposedSurvey([("e.csv", Self.export(c.export, c.large, c.small)), ("moi.csv", Self.list(c.list, c.large, c.small))])
    if let failure = made.failure { Issue.record("\(failure)") }
    #expect(
      made.draft.survey.contains("        stratum: \"\(c.list)\"\n") && made.draft.survey.contains("      stratum: \"\(c.export)\"\n"))
    #expect(made.draft.remarks.contains { $0[.en] == "stratum: counted in moi.csv by its column \"\(c.list)\"" })
    let data = try #require(made.data)
    #expect(data.survey.strata.count == 2 && data.account.problems.isEmpty && made.open.isEmpty)
    let score = try Self.weighted(data)
    #expect(abs(score - (10 * 87.5 + 40 * 22.5) / 50) < 1e-9, "\(score)")
  }

  @Test func aStratumWithoutAnswers() throws {
    let list = Self.list("Quy mô", "Lớn", "Nhỏ và vừa", "Siêu nhỏ")
    let made = try ProposedSurvey([("e.csv", Self.export("Quy mô", "Lớn", "Nhỏ và vừa")), ("moi.csv", list)])
    #expect(made.data?.survey.strata.map { $0.name[.vi] } == ["Lớn", "Nhỏ và vừa", "Siêu nhỏ"])
    #expect(made.data?.account.problems.isEmpty == true)
  }

  /// No column of the list has the values, or one has but a part of them: the export's is not taken, and says why.
  @Test(arguments: [list("", "", ""), list("Quy mô", "L", "N"), list("Quy mô", "Lớn", "Khác")]) func notCounted(list: String) throws {
    let made = try ProposedSurvey([("e.csv", Self.export("Quy mô", "Lớn", "Nhỏ và vừa")), ("moi.csv", list)])
    #expect(made.open == ["Quy mô"] && !made.draft.survey.contains("stratum: \"") && !made.draft.survey.contains("\nstrata:"))
    #expect(made.draft.open[0].evidence?[.vi].contains("moi.csv") == true)
    #expect(made.data?.survey.strata.isEmpty == true && made.responses == 40)
  }
}

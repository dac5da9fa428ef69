import SurveyModel
import Testing

@testable import SurveyImport

/// What respondents wrote is never shown, also where many wrote the same; nor are counts of forms read as answers.
@Suite struct FreeTextTests {
  private static func column(_ header: String, _ texts: [String], rate: [String]) -> String {
    let rows = (0..<60).map { "Phòng \($0 % 2 == 0 ? "A" : "B"),\(rate[$0 * 7 % rate.count]),\(texts[$0 * 3 % texts.count])\n" }
    return "Đơn vị,Thái độ,\(header)\n" + rows.joined()
  }

  @Test(arguments: [
    ("Cảm nghĩ của anh chị", ["Bác sĩ Thắng kém lắm", "Cô Lan quầy ba rất tốt", "Rất tốt", "Tốt"], ["Thắng", "Lan quầy"]),
    ("Cảm nghĩ", ["cô lan quầy ba", "bs thắng kém", "Rất tốt", "Tốt"], ["cô lan", "thắng kém"]),
    ("How was it", ["Dr Smith was rude", "counter three is slow as ever", "Very good", "Good"], ["Smith", "counter three"]),
    ("How was it", ["ask for Maria", "too slow", "Very good", "Good"], ["Maria", "too slow"]),
  ]) func repeatedTexts(c: (header: String, texts: [String], hidden: [String])) throws {
    var asked: [InitDecision] = []
    let made = try ProposedSurvey(Self.column(c.header, c.texts, rate: ["Kém", "Trung bình", "Tốt", "Rất tốt"])) {
      asked.append($0)
      return nil
    }
    let said =
      made.draft.remarks.map { $0[.vi] + $0[.en] }.joined() + (made.failure.map { $0.message(in: .vi) + $0.message(in: .en) } ?? "")
    let questions = asked.map { "\($0.values)\($0.options)\($0.evidence)" }.joined()
    for text in c.hidden {
      #expect(!made.draft.survey.contains(text) && !said.contains(text) && !questions.contains(text), "\(text)\n\(made.draft.survey)")
    }
  }

  /// A form's own words stay to be seen by those who must order them.
  @Test func choicesAreShown() {
    let labels = ["Theo kiểu bình dân", "Tùy hôm", "Theo kiểu sang trọng"].map { (text: $0, count: 20) }
    #expect(YAMLText.seen(labels, atMost: 6) == "Theo kiểu bình dân, Theo kiểu sang trọng, Tùy hôm")
    #expect(YAMLText.seen(labels + [(text: "Cô Lan tốt bụng", count: 9)], atMost: 6).contains("(15 ký tự / characters)"))
    #expect(!YAMLText.seen(labels + [(text: "Cô Lan tốt bụng", count: 9)], atMost: 6).contains("Theo kiểu"))
  }

  // MARK: Tables of counts

  @Test(arguments: [
    "Đơn vị,Số phiếu phát ra,Số phiếu thu về,Rất hài lòng,Hài lòng,Không hài lòng",
    "Đơn vị,Phát ra,Thu về,Số phiếu rất tốt,Số phiếu tốt,Số phiếu kém",
    "Office,Sent,Received,Very satisfied (n),Satisfied (n),Dissatisfied (n)",
  ]) func tableOfCounts(header: String) throws {
    let rows = (1...40).map { "Xã số \($0),\(50 + $0 % 30),\(30 + $0 % 20),\($0 * 7 % 10),\($0 * 3 % 10),\($0 * 9 % 10)\n" }
    let made = try ProposedSurvey(header + "\n" + rows.joined())
    #expect(made.data == nil && made.draft.survey.contains("questions: {}") && made.open.isEmpty)
    #expect(made.draft.remarks.contains { $0[.en].hasPrefix("a table of counts") }, "\(made.draft.remarks.map { $0[.en] })")
    #expect(made.draft.remarks.contains { $0[.vi].hasPrefix("bảng đếm số phiếu") })
  }

  /// Boxes to tick are named after answers too, and hold no counts.
  @Test func boxesAreNoCounts() throws {
    let rows = (0..<40).map { "Phòng A,\($0 % 3 == 0 ? 1 : 0),\($0 % 3 == 1 ? 1 : 0),\($0 % 3 == 2 ? 1 : 0)\n" }
    let made = try ProposedSurvey("Đơn vị,Rất hài lòng,Hài lòng,Không hài lòng\n" + rows.joined())
    #expect(!made.draft.remarks.contains { $0[.en].hasPrefix("a table of counts") })
  }
}

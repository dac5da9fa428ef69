import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A file that is not UTF-8: its encoding is taken where the words tell one alone, and written down.
@Suite struct FoundEncodingTests {
  private static let vietnamese =
    "Đơn vị được đánh giá,Thái độ phục vụ,Thời gian giải quyết\n"
    + (0..<20).map { row in
      "\(row % 2 == 0 ? "Hải quan Hòn Gai" : "Hải quan Vạn Gia"),\(["Rất hài lòng", "Hài lòng", "Bình thường"][row % 3]),"
        + "\(["Không hài lòng", "Hài lòng", "Rất không hài lòng"][row % 3])\n"
    }.joined()
  /// Letters that Windows-1258 has elsewhere.
  private static let portuguese =
    "Office,Informação,Atenção\n"
    + (0..<20).map { "\($0 % 2 == 0 ? "São Paulo" : "Belém"),\($0 % 5 + 1),\(($0 + 2) % 5 + 1)\n" }.joined()

  private func draft(_ text: String, in encoding: TextEncoding, stated: FileFormat = FileFormat()) throws -> SurveyDraft {
    let folder = try TemporaryFolder(["r.csv": try #require(text.bytes(in: encoding))])
    return try SurveyDraft.propose(
      [folder.path + "/r.csv"], format: stated, name: "t", today: CalendarDate(year: 2025, month: 5, day: 1)!)
  }

  @Test func oneAlone() throws {
    let made = try draft(Self.vietnamese, in: .windows1258)
    #expect(made.survey.contains("        encoding: \"windows-1258\"\n"), "\(made.survey)")
    #expect(made.survey.contains("name: \"Hải quan Hòn Gai\""))
    #expect(made.remarks.contains { $0[.en].contains("not UTF-8") && $0[.en].contains("1258") })
  }

  @Test func westernLetters() throws {
    let made = try draft(Self.portuguese, in: .windows1252)
    #expect(made.survey.contains("encoding: \"windows-1252\""), "\(made.survey)")
    #expect(made.survey.contains("São Paulo"))
  }

  @Test func whatIsStatedStays() throws {
    let made = try draft(Self.vietnamese, in: .windows1258, stated: FileFormat(encoding: .windows1258))
    #expect(made.survey.components(separatedBy: "encoding:").count == 2)
    #expect(!made.remarks.contains { $0[.en].contains("not UTF-8") })
    #expect(!(try ProposedSurvey(Self.vietnamese)).draft.survey.contains("encoding:"))
  }

  /// Bytes that two encodings make words of: the reader names both, and takes none.
  @Test func severalAreRefused() throws {
    #expect(throws: ImportFailure.self) {
      try draft("Đơn vị,q1\nMóng Cái,4\nMóng Cái,5\n".replacing("Đơn vị", with: "unit"), in: .windows1258)
    }
  }
}

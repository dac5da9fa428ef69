import Reporting
import SurveyModel
import Workbench

/// The files of a written report by what they are, in the order in which somebody looks for them.
struct Downloads {
  enum Kind: CaseIterable {
    case page, document, workbook, pdf, press, tables, charts, units, text, machines
  }

  let files: [(kind: Kind, files: [SurveyShelf.ReportFile])]

  init(_ all: [SurveyShelf.ReportFile]) {
    files = Kind.allCases.compactMap { kind in
      let own = all.filter { Self.kind(of: $0.name) == kind }.sorted { Self.order($0.name) < Self.order($1.name) }
      return own.isEmpty ? nil : (kind, own)
    }
  }

  private static func kind(of name: String) -> Kind {
    if name.hasPrefix("charts/") { return .charts }
    if name.hasPrefix("units/") { return .units }
    if name.hasPrefix("press-release.") { return .press }
    switch name.split(separator: ".").last {
    case "html": return .page
    case "docx": return .document
    case "xlsx": return .workbook
    case "pdf": return .pdf
    case "csv": return .tables
    case "md": return .text
    default: return .machines
    }
  }

  /// The first language of the report comes first, and of the tables the ranking.
  private static func order(_ name: String) -> (Int, Int, String) {
    let isOther = name.split(separator: ".").dropFirst().dropLast().contains { Language(rawValue: String($0)) != nil }
    return (isOther ? 1 : 0, name == "ranking.csv" ? 0 : 1, name)
  }
}

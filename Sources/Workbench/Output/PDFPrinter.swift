import FoundationEssentials
import Glibc
import Reporting
import SurveyModel

/// Makes `report.pdf` of a report, by a program that is installed: a browser prints the page, an office suite converts the Word document.
///
/// What comes out is that program's: other than all other files of a report it has the time in it, and is not the same bytes each time.
package struct PDFPrinter: Sendable {
  static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
  static let offices = ["soffice", "libreoffice"]
  private static let longest = 120.0

  private enum Means {
    case browser(InstalledProgram)
    case office(InstalledProgram)
  }

  private let means: Means

  /// - Throws: ``Refusal`` of kind `cannotCreate` where neither is installed. Worth asking before long work.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(Refusal) {
    if let browser = InstalledProgram(Self.browsers, environment: environment) {
      means = .browser(browser)
    } else if let office = InstalledProgram(Self.offices, environment: environment) {
      means = .office(office)
    } else {
      throw Refusal(.cannotCreate, .noPrinter(Self.browsers + Self.offices))
    }
  }

  /// Writes `report.pdf`, and `report.en.pdf` for a further language, into a folder that is being filled.
  func print(_ report: Report, into part: PartFolder, work: Work) throws(Refusal) {
    let desk = part.path + "/.pdf"
    defer { try? FileManager.default.removeItem(atPath: desk) }
    let sources =
      switch means {
      case .browser: HTMLFormat().files(report)
      case .office: DOCXFormat().files(report)
      }
    for (source, language) in zip(sources, report.languages) {
      try part.write(source.bytes, as: ".pdf/" + source.name)
      let made = try run(on: desk, source: source.name, work: work)
      try part.write(made, as: language.fileName("report", "pdf", among: report.languages))
    }
  }

  /// The bytes of the PDF file of one source.
  private func run(on desk: String, source: String, work: Work) throws(Refusal) -> [UInt8] {
    let folder = URL(fileURLWithPath: desk).standardizedFileURL.path
    let (program, made, arguments): (InstalledProgram, String, [String])
    switch means {
    case .browser(let browser):
      program = browser
      made = folder + "/printed.pdf"
      // A browser does not run as root with its sandbox; the page is ours, without anything from elsewhere.
      arguments =
        [
          "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
          "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--print-to-pdf=\(made)",
        ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [URL(fileURLWithPath: folder + "/" + source).absoluteString]
    case .office(let office):
      program = office
      made = folder + "/" + source.dropLast(4) + "pdf"
      let profile = URL(fileURLWithPath: folder + "/profile").absoluteString
      arguments = ["-env:UserInstallation=\(profile)", "--headless", "--convert-to", "pdf", "--outdir", folder, folder + "/" + source]
    }
    switch program.run(arguments, seconds: Self.longest, work: work) {
    case .succeeded: break
    case .cancelled: throw .cancelled
    case .tookTooLong: throw Refusal(.interrupted, .printerTookTooLong(program.name, seconds: Int(Self.longest)))
    case .failed(let code): throw Refusal(.interrupted, .printerFailed(program.name, code: Int(code)))
    }
    guard let bytes = FileManager.default.contents(atPath: made), bytes.starts(with: Array("%PDF-".utf8)) else {
      throw Refusal(.interrupted, .printerWroteNothing(program.name))
    }
    return Array(bytes)
  }
}

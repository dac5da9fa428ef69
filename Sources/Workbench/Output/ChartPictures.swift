import FoundationEssentials
import Reporting
package import SurveyModel

/// Makes PNG files of SVG files, by rsvg-convert where it is installed.
///
/// What comes out is that program's: other versions of it draw other bytes. All other files of a report are the same without it.
package struct ChartPictures: Sendable {
  static let programs = ["rsvg-convert"]
  private static let longest = 30.0

  private let program: InstalledProgram

  /// - Returns: `nil` where it is not installed: a report has no PNG files then.
  package init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let program = InstalledProgram(Self.programs, environment: environment) else { return nil }
    self.program = program
  }

  /// For whoever asked for charts and gets no PNG.
  package static let missing = LocalizedText.noPictures

  /// Writes a PNG beside each SVG of a folder that is being filled; one that cannot be made is left out.
  func draw(_ files: [RenderedFile], in part: PartFolder, work: Work) throws(Refusal) {
    for file in files where file.name.hasSuffix(".svg") {
      guard let bytes = try png(of: file.bytes, zoom: 2, in: part, work: work) else { continue }
      try part.write(bytes, as: String(file.name.dropLast(3)) + "png")
    }
  }

  /// `nil` where the program fails or writes no picture.
  func png(of svg: [UInt8], zoom: Int, in part: PartFolder, work: Work) throws(Refusal) -> [UInt8]? {
    let desk = URL(fileURLWithPath: part.path).standardizedFileURL.path + "/.png"
    defer { try? FileManager.default.removeItem(atPath: desk) }
    try part.write(svg, as: ".png/picture.svg")
    let made = desk + "/picture.png"
    switch program.run(["--zoom", String(zoom), "--output", made, desk + "/picture.svg"], seconds: Self.longest, work: work) {
    case .succeeded: break
    case .cancelled: throw .cancelled
    case .tookTooLong, .failed: return nil
    }
    guard let bytes = FileManager.default.contents(atPath: made), bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    return Array(bytes)
  }
}

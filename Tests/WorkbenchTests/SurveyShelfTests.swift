import Foundation
import SurveyModel
import Testing

@testable import Workbench

@Suite struct SurveyShelfTests {
  @Test func aMissingFolderIsMadeInOneThatIsThere() throws {
    let scratch = try OutputFolderTests.Scratch()
    let folder = scratch.path
    let shelf = SurveyShelf(folder + "/mine/")
    #expect(throws: Refusal.self) { try shelf.check() }
    #expect(try shelf.make())
    try shelf.check()
    #expect(try !shelf.make())
    // Two missing folders are a mistyped path.
    let far = SurveyShelf(folder + "/none/mine")
    let refusal = #expect(throws: Refusal.self) { try far.make() }
    #expect(refusal?.faults.first?.text(in: .en).contains("neither it nor the folder that it would lie in") == true)
    #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
  }
}

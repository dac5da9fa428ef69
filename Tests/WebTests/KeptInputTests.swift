import FoundationEssentials
import Glibc
import Testing
import Workbench

@testable import Web

/// What somebody typed or dropped and the app cannot take: it is said why, and nothing is lost.
@Suite(.serialized) struct KeptInputTests {
  @Test func whatWasTypedStaysWhereTheFileWasChangedMeanwhile() async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let root = "/\(server.secret)/en/s/tiny/reading"
    let survey = server.folder + "/surveys/tiny/survey.yaml"
    let page = try await server.page(root).body
    let digests = ["survey", "index"].map { AppTests.hidden($0, in: page) ?? "" }
    let theirs = TinySurveys.survey.replacing("en: \"Tiny\"", with: "en: \"Theirs\"")
    try ServerUnderTest.write(theirs, to: survey)
    let facts = AppTests.encoded([
      "survey": digests[0], "index": digests[1], "title.vi": "Của tôi", "title.en": "Mine & <yours>", "organization.vi": "Chi cục",
      "organization.en": "Office", "edition": "2031", "published": "2031-01-02", "index-id": "MINE", "index-title.vi": "M",
      "index-title.en": "M",
    ])
    let refused = await server.post(root + "/facts", facts)
    #expect(refused.status == 422 && refused.body.contains("What you entered is kept below"))
    for typed in ["Của tôi", "Mine &amp; &lt;yours&gt;", "Chi cục", "Office", "2031", "2031-01-02", "MINE"] {
      #expect(refused.body.contains("value=\"\(typed)\""), "\(typed)")
    }
    #expect(!refused.body.contains("value=\"Theirs\""))
    let names = AppTests.encoded(["survey": digests[0], "vi.a": "Tên tôi nhập", "en.a": "My name"])
    let unnamed = await server.post(root + "/names", names)
    #expect(unnamed.status == 422 && unnamed.body.contains("value=\"Tên tôi nhập\"") && unnamed.body.contains("value=\"My name\""))
    #expect(ServerUnderTest.read(survey) == theirs)
    try await server.end()
  }

  @Test(arguments: ["incoming", "Incoming", "CON", "con", "nul.2026", "COM1", "lpt9.x", "TINY", "tiny", "..", "a/b", "tiny."])
  func aNameThatNoFolderCanHaveIsRefused(name: String) async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    let refused = await server.post("/\(server.secret)/en/new", AppTests.encoded(["name": name, "like": ""]))
    #expect(refused.status == 422 && refused.body.contains("This name cannot be used"))
    let sentence =
      switch name.lowercased() {
      case "tiny": "whatever its capital letters; found tiny."
      case "..", "a/b": "Expected letters without marks"
      default: "kept for the program or for the operating system"
      }
    #expect(refused.body.contains(sentence))
    try await server.end()
  }

  @Test(arguments: [String(repeating: "a", count: 81), String(repeating: "ê", count: 300)]) func aLongNameIsToldHowLong(name: String)
    async throws
  {
    let server = try await ServerUnderTest(TinySurveys.files)
    for (language, said) in [("en", "a shorter name, of 80 characters at most"), ("vi", "tên ngắn hơn, nhiều nhất 80 ký tự")] {
      let refused = await server.post("/\(server.secret)/\(language)/new", AppTests.encoded(["name": name, "like": ""]))
      #expect(refused.status == 422 && refused.body.contains(said))
    }
    try await server.end()
  }

  /// Figures that came with the export stand beside the ranking; those of units that the answers do not name are set aside, and it is told how to bring them in.
  @Test(arguments: [("East customs office", true), ("Eastern office", false)])
  func figuresComeWithTheExport(unit: String, isKnown: Bool) async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    let figures = "Unit,Revenue 2025 (billion dong),Revenue 2026 (billion dong)\n\(unit),10,12\nWest customs office,20,21\n"
    for (name, text) in [("form.csv", Self.export), ("revenue.csv", figures)] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    #expect(try await server.page(draft).body.contains("context: revenue.csv"))
    let answer = await server.post(draft + "/create", "d.0=0&d.1=0")
    let made = server.folder + "/surveys/made"
    if isKnown {
      #expect(answer.headers("location") == ["/\(server.secret)/en/s/made/reading"])
      #expect(ServerUnderTest.read(made + "/survey.yaml")?.contains("context:\n  file: \"revenue.csv\"\n") == true)
    } else {
      let root = "/\(server.secret)/en/s/made"
      #expect(answer.headers("location") == [root + "/files"])
      #expect(ServerUnderTest.read(made + "/survey.yaml")?.contains("\ncontext:") == false)
      let files = try await server.page(root + "/files").body
      #expect(files.contains("revenue.csv:2:") && files.contains("found &quot;Eastern office&quot;"))
      #expect(files.contains("<option value=\"context\" selected"))
      #expect(files.contains("Not used yet and set aside") && files.contains("add these under Check the reading"))
      // As it says: the unit has another name in that file.
      let reading = try await server.page(root + "/reading").body
      let key = try #require(reading.firstMatch(of: /name="(also\.[^"]*east[^"]*)"/).map { String($0.1) })
      let survey = try #require(AppTests.hidden("survey", in: reading))
      #expect(await server.post(root + "/reading/names", AppTests.encoded(["survey": survey, key: "Eastern office"])).status == 303)
      #expect(await server.post(root + "/files/use", "file=revenue.csv&role=context").status == 303)
      let used = try await server.page(root + "/files").body
      #expect(!used.contains("Not used yet and set aside") && ServerUnderTest.read(made + "/survey.yaml")?.contains("\ncontext:") == true)
    }
    // Whatever way a file came in, it has the mode of any other that its owner makes.
    let mask = umask(0)
    umask(mask)
    for name in ["survey.yaml", "index.yaml", "form.csv", "revenue.csv"] {
      var status = stat()
      #expect(stat(made + "/" + name, &status) == 0 && status.st_mode & 0o777 == 0o644 & ~mask, "\(name)")
    }
    try await server.end()
  }

  /// A table of the department's totals alone: figures of the whole, with or without a column that could name units.
  @Test(arguments: [
    "indicator,period,kind,issuer,value,measure\nrevenue,2026,actual,,60,bn\nrevenue,2026,target,Ministry,80,bn\n",
    "unit,indicator,period,kind,issuer,value,measure\n,revenue,2026,actual,,60,bn\n,revenue,2026,target,Ministry,80,bn\n",
    "Unit,Revenue 2026 (bn),Target 2026 of the Ministry (bn)\nTotal,60,80\n",
    "Revenue 2026 (bn),Target 2026 of the Ministry (bn)\n60,80\n",
    "REPORT OF 2026,,\nItem,Actual 2026 (bn),Target of the Ministry (bn)\nState budget revenue,60,80\n",
  ]) func figuresOfTheWholeAloneAreTaken(figures: String) async throws {
    let server = try await ServerUnderTest()
    let draft = try #require(await server.post("/\(server.secret)/en/new", "name=made&like=").headers("location").first)
    for (name, text) in [("form.csv", Self.export), ("revenue.csv", figures)] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    #expect(try await server.page(draft).body.contains("context: revenue.csv"))
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").headers("location") == ["/\(server.secret)/en/s/made/reading"])
    let results = try await server.page("/\(server.secret)/en/s/made/results").body
    #expect(results.contains("75.00%") && results.contains("State budget revenue"))
    try await server.end()
  }

  /// A table of parts without a column of units could be anything: it is refused with how to bring it in.
  @Test(arguments: [
    "Item,Actual 2026,Target 2026\nImport duty,60,80\nVAT,20,10\n", "Office,Actual 2026,Target 2026\nEast customs office,60,80\n",
  ]) func figuresOfParts(figures: String) async throws {
    let server = try await ServerUnderTest()
    let draft = try #require(await server.post("/\(server.secret)/en/new", "name=made&like=").headers("location").first)
    for (name, text) in [("form.csv", Self.export), ("revenue.csv", figures)] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    let page = try await server.page(draft).body
    #expect(!page.contains("context: revenue.csv"))
    #expect(page.contains("has a column Unit, or one row of all units together") && page.contains("press &quot;Set aside&quot;"))
    try await server.end()
  }

  @Test(arguments: ["console", "com", "com10", "nully", "incoming-2026"]) func aNameLikeOneIsTaken(name: String) async throws {
    let server = try await ServerUnderTest(TinySurveys.files)
    #expect(await server.post("/\(server.secret)/en/new", AppTests.encoded(["name": name, "like": ""])).status == 303)
    try await server.end()
  }

  static let export =
    "Timestamp,Your tax code,Which unit did you use?,How polite were the officers?\n"
    + (0..<40).map {
      "02/11/2026 13:\(10 + $0):15,99000134\($0 + 10),\($0 % 2 == 0 ? "East" : "West") customs office,\(["Satisfied", "Very satisfied", "Dissatisfied"][$0 % 3])\n"
    }.joined()

  static let lists = [
    "respondent,unit,disposition\n"
      + (0..<60).map { "99000134\($0 + 10),\($0 % 2 == 0 ? "East" : "West") customs office,\($0 % 7 == 0 ? "NE" : "")\n" }.joined(),
    "LIST OF FIRMS,,\nNo,Tax code,Company name\n" + (0..<60).map { "\($0 + 1),99000134\($0 + 10),Firm \($0)\n" }.joined(),
    "Tax code,Status\n" + (0..<60).map { "99000134\($0 + 10),\(["Good", "Fair", "Poor"][$0 % 3])\n" }.joined(),
  ]

  /// Where those who answered stand in it, with their units and what became of each, it is surely the list of those invited.
  @Test func aListOfThoseInvitedIsTakenAsTheFrame() async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    for (name, text) in [("form.csv", Self.export), ("invited.csv", Self.lists[0])] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    #expect(try await server.page(draft).body.contains("Make the survey"))
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").headers("location") == ["/\(server.secret)/en/s/made/reading"])
    let made = try String(contentsOfFile: server.folder + "/surveys/made/survey.yaml", encoding: .utf8)
    #expect(made.contains("frame:") && made.contains("invited.csv"))
    #expect(try String(contentsOfFile: server.folder + "/surveys/made/invited.csv", encoding: .utf8) == Self.lists[0])
    try await server.end()
  }

  @Test(arguments: 1..<lists.count) func aListOfThoseInvitedIsNoGroupOfRespondents(place: Int) async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    for (name, text) in [("form.csv", Self.export), ("invited.csv", Self.lists[place])] {
      #expect(await server.request("PUT", draft + "/file?name=" + name, ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    }
    let page = try await server.page(draft).body
    #expect(page.contains("invited.csv") && page.contains("Files page") && page.contains("frame:") && !page.contains("Make the survey"))
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").status == 303)
    #expect(access(server.folder + "/surveys/made", F_OK) != 0)
    // Without it the survey is made, and opens.
    #expect(await server.post(draft + "/remove", "file=1").status == 303)
    #expect(try await server.page(draft).body.contains("Make the survey"))
    #expect(await server.post(draft + "/create", "d.0=0&d.1=0").headers("location") == ["/\(server.secret)/en/s/made/reading"])
    try await server.end()
  }

  @Test func aFileWithoutAQuestionIsNotWritten() async throws {
    let server = try await ServerUnderTest()
    let begun = await server.post("/\(server.secret)/en/new", "name=made&like=")
    let draft = try #require(begun.headers("location").first)
    let text = "name,comment\na,b\nc,d\n"
    #expect(await server.request("PUT", draft + "/file?name=notes.csv", ["Sec-Fetch-Site: same-origin"], body: text).status == 200)
    _ = try await server.page(draft)
    let refused = await server.post(draft + "/create", "")
    #expect(refused.body.contains("notes.csv: expected one column at least that is a question"))
    #expect(access(server.folder + "/surveys/made", F_OK) != 0)
    try await server.end()
  }

  @Test func whatADeadServerLeftIsRemovedAtTheStart() async throws {
    // A lock that is held tells that its writer lives: that of this process, on a file of its own.
    var files = TinySurveys.files
    for name in ["reports/tiny.part-4711-0", "surveys/new.part-4711-3"] {
      files[name + ".lock"] = "cdci\n"
      files[name + "/survey.yaml"] = "half"
    }
    files["reports/mine.part-1-1.lock"] = "not of this program"
    files["reports/mine.part-1-1/notes.txt"] = "mine"
    files["reports/live.part-1-2.lock"] = "cdci\n"
    files["reports/live.part-1-2/index.html"] = "in the making"
    files["reports/old.part-1-3.lock"] = "cdci\n"
    files["reports/old.part-1-3-old/results.json"] = "{}"
    let folder = try ServerUnderTest.makeFolder(files)
    let held = open(folder + "/reports/live.part-1-2.lock", O_RDWR)
    #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
    defer { close(held) }
    let server = try await ServerUnderTest(in: folder)
    func isThere(_ name: String) -> Bool { access(folder + "/" + name, F_OK) == 0 }
    for gone in ["reports/tiny.part-4711-0", "surveys/new.part-4711-3", "reports/old.part-1-3"] {
      #expect(!isThere(gone) && !isThere(gone + ".lock"), "\(gone)")
    }
    for kept in ["reports/mine.part-1-1/notes.txt", "reports/mine.part-1-1.lock", "reports/live.part-1-2/index.html", "surveys/tiny"] {
      #expect(isThere(kept), "\(kept)")
    }
    // What was put aside, with nothing in its place, goes back.
    #expect(isThere("reports/old/results.json"))
    try await server.end()
  }
}

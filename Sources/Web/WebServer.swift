import Dispatch
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
package import SurveyModel
import SurveyWords
import Synchronization
package import Workbench

/// The web app over a folder of surveys, on this machine alone.
package struct WebServer: Sendable {
  package var folder: String
  /// 0 for a free one.
  package var port: Int
  /// Names that the machine is known by, beside 127.0.0.1 and localhost.
  package var hosts: [String]
  /// Of the first page; `nil` for that of the first survey.
  package var language: Language?
  /// Where no survey tells.
  package var otherwise: Language
  package var opensBrowser: Bool
  /// Without a request for so long, and with nothing being worked out, it ends; `nil` for never.
  package var idleExit: Duration?
  package var limits: Limits

  package init(
    folder: String, port: Int = 0, hosts: [String] = [], language: Language? = nil, otherwise: Language = .en,
    opensBrowser: Bool = false, idleExit: Duration? = nil, limits: Limits = Limits()
  ) {
    self.folder = folder
    self.port = port
    self.hosts = hosts
    self.language = language
    self.otherwise = otherwise
    self.opensBrowser = opensBrowser
    self.idleExit = idleExit
    self.limits = limits
  }

  /// The same for a caller that waits.
  package func serve(
    began: @escaping @Sendable (_ address: String) -> Void, isUnwanted: @escaping @Sendable () -> Bool
  ) throws(Refusal) {
    ProcessMemory.returnEarly()
    let box = Outcome()
    let ended = DispatchSemaphore(value: 0)
    Task.detached {
      let outcome: Result<Void, Refusal>
      do {
        try await run(began: began, isUnwanted: isUnwanted)
        outcome = .success(())
      } catch let refusal as Refusal {
        outcome = .failure(refusal)
      } catch {
        outcome = .failure(Refusal(.fault, LocalizedText("\(error)")))
      }
      box.set(outcome)
      ended.signal()
    }
    ended.wait()
    try box.get()
  }

  /// Serves until the quit button is pressed or `isUnwanted` says so. The work folder is gone then.
  ///
  /// - Parameters:
  ///   - began: is told the address with its secret.
  ///   - isUnwanted: asked several times a second.
  /// - Throws: ``Refusal`` where another server has the folder, it cannot be written, or the port is taken.
  package func run(began: @escaping @Sendable (_ address: String) -> Void, isUnwanted: @escaping @Sendable () -> Bool) async throws {
    let shelf = SurveyShelf(folder)
    try shelf.check()
    let work = try WorkFolder(in: shelf.folder, holder: WorkFolder.holder)
    defer { work.end() }
    shelf.removeLeftovers()
    let desk = Desk(shelf: shelf, work: work)
    let secret = Secret()
    let ending = Ending()
    let note = OpenNote()
    defer { note.remove() }
    let responder = AppResponder(
      secret: secret, desk: desk, limits: limits, language: language ?? shelf.language ?? otherwise, quit: { ending.ask() },
      wasAsked: {
        note.remove()
        ending.wasAsked()
      })
    let (hosts, limits, opensBrowser, idleExit) = (hosts, limits, opensBrowser, idleExit)
    // Requests are not logged: an address has the secret in it.
    let logger = Logger(label: "cdci") { _ in SwiftLogNoOpLogHandler() }
    let app = Application(
      responder: responder, server: HTTPServerBuilder { GuardedChannel(responder: $0, hosts: hosts, limits: limits) },
      configuration: .init(address: .hostname("127.0.0.1", port: port), backlog: 256),
      onServerRunning: { channel in
        let address = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/\(secret.text)/"
        began(address)
        if opensBrowser { note.set(Browser.open(address)) }
      }, logger: logger)
    let group = ServiceGroup(configuration: .init(services: [app], logger: logger))
    do {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        tasks.addTask {
          while !ending.isAsked, !isUnwanted(), !Task.isCancelled {
            if let idleExit, ending.idleTime > idleExit, !desk.isWorking { break }
            try? await Task.sleep(for: .milliseconds(100))
          }
          // The answer to the quit button goes out first.
          if ending.isAsked { try? await Task.sleep(for: .milliseconds(300)) }
          desk.cancelAll()
          await group.triggerGracefulShutdown()
          // Connections that hang are not waited for.
          try? await Task.sleep(for: .seconds(2))
        }
        try await tasks.next()
        tasks.cancelAll()
      }
    } catch let error as IOError {
      throw Refusal(.cannotCreate, ServerWords.noPort(port, LocalizedText(systemMessage: error.description)))
    }
  }
}

/// How the server ended, for whoever waits for it.
private final class Outcome: Sendable {
  private let result = Mutex<Result<Void, Refusal>?>(nil)

  func set(_ outcome: Result<Void, Refusal>) { result.withLock { $0 = outcome } }
  func get() throws(Refusal) { try result.withLock(\.self)?.get() }
}

/// The file that a browser was opened with; gone after the first request.
private final class OpenNote: Sendable {
  private let note = Mutex<BrowserNote?>(nil)

  func set(_ new: BrowserNote?) { note.withLock { $0 = new } }

  func remove() {
    note.withLock { note in
      note?.remove()
      note = nil
    }
  }
}

/// Whether somebody pressed the quit button, and when anybody last asked for anything.
final class Ending: Sendable {
  private let asked = Atomic(false)
  private let latest = Mutex(ContinuousClock.now)

  var isAsked: Bool { asked.load(ordering: .relaxed) }
  func ask() { asked.store(true, ordering: .relaxed) }

  var idleTime: Duration { latest.withLock { ContinuousClock.now - $0 } }
  func wasAsked() { latest.withLock { $0 = .now } }
}

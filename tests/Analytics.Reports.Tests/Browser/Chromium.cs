using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Analytics.Reports.Tests.Browser;

/// <summary>A headless Chromium with one page open, driven by its own protocol as a person would: keys, and what is then to be seen.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private int _calls;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Null where none is installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static async Task<Chromium> Open(string file, string fragment = "")
    {
        string profile = Directory.CreateTempSubdirectory("chromium").FullName;
        var start = new ProcessStartInfo(Path!, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--window-size=1280,900", "about:blank"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var chromium = new Chromium(Process.Start(start)!, profile);
        _ = chromium._process.StandardError.ReadToEndAsync();
        string port = await chromium.Port();
        using (var http = new HttpClient())
        {
            var targets = JsonNode.Parse(await http.GetStringAsync($"http://127.0.0.1:{port}/json/list"))!.AsArray();
            await chromium._socket.ConnectAsync(new Uri(targets.First(target => (string?)target!["type"] == "page")!["webSocketDebuggerUrl"]!.GetValue<string>()), CancellationToken.None);
        }
        await chromium.Call("Page.enable", new { });
        await chromium.Call("Page.navigate", new { url = new Uri(file).AbsoluteUri + fragment });
        for (int i = 0; i < 200 && await chromium.Text("document.readyState + ' ' + location.protocol") != "complete file:"; i++) await Task.Delay(50);
        return chromium;
    }

    /// <summary>What an expression of the page gives, as text.</summary>
    public async Task<string> Text(string expression)
    {
        var answer = await Call("Runtime.evaluate", new { expression = $"String({expression})", returnByValue = true });
        return answer["exceptionDetails"] is { } fault ? throw new InvalidOperationException(fault.ToJsonString()) : answer["result"]!["value"]!.GetValue<string>();
    }

    public async Task<string[]> Texts(string selector) =>
        JsonSerializer.Deserialize<string[]>(await Text($"JSON.stringify([...document.querySelectorAll({JsonSerializer.Serialize(selector)})].filter(e => e.checkVisibility()).map(e => e.textContent))"))!;

    public async Task Press(string key, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            string? text = key switch { "Enter" => "\r", { Length: 1 } => key, _ => null };
            int code = key switch { "Tab" => 9, "Enter" => 13, "ArrowDown" => 40, _ => key[0] };
            await Call("Input.dispatchKeyEvent", new { type = "keyDown", key, code = key, windowsVirtualKeyCode = code, text });
            await Call("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key, windowsVirtualKeyCode = code });
        }
    }

    public async Task Type(string text)
    {
        foreach (char letter in text) await Call("Input.insertText", new { text = letter.ToString() });
    }

    public async Task<JsonNode> Call(string method, object arguments)
    {
        int id = ++_calls;
        byte[] bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { id, method, @params = arguments }, WithoutNulls));
        await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        // Events come between; they carry no id.
        while (true)
        {
            var message = JsonNode.Parse(await Receive())!;
            if ((int?)message["id"] == id) return message["result"] ?? throw new InvalidOperationException(message.ToJsonString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may still write there; it lies in the temporary folder.
        }
    }

    private async Task<string> Port()
    {
        string file = System.IO.Path.Combine(_profile, "DevToolsActivePort");
        for (int i = 0; i < 600; i++)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is { Length: > 1 } lines) return lines[0];
            await Task.Delay(50);
        }
        throw new TimeoutException("Chromium did not start.");
    }

    private async Task<string> Receive()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }
}

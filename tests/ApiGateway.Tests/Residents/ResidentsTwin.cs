using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Twin.Fixtures;
using Twin.Standalone;

namespace Twin.Residents;

/// <summary>Residents with accounts of their own, in homes of their own, for the tests of this folder.</summary>
public abstract class ResidentsTwin(TwinOnEngine twin)
{
    protected const string Password = "a-resident-password-for-tests";
    protected const string ValidFrom1980 = "999999198001010011";

    protected TwinOnEngine Twin => twin;

    protected TwinApi Admin => twin.Admin;

    protected static string Home(string id) =>
        $$"""{"kind":"household","id":"h-{{id}}","building":"b-3","unit":1,"floor":1,"room":"{{id}}"}""";

    protected static string Account(string name, string? person) =>
        $$"""{"kind":"account","id":"{{name}}","role":"resident","bound":[{{(person is null ? string.Empty : $"\"person/{person}\"")}}],"password":"{{Password}}"}""";

    protected Task<TwinApi> SignIn(string name) => twin.Host.SignIn(name, Password);

    protected Task<TwinApi> SignInAsSupervisor() => twin.Host.SignIn("chenjie", SampleCommunity.SupervisorPassword);

    protected static async Task<HttpStatusCode> Status(TwinApi api, string path) => (await api.Http.GetAsync(path)).StatusCode;

    protected static async Task<HttpStatusCode> Post(TwinApi api, string path, object body) => (await api.Http.PostAsJsonAsync(path, body)).StatusCode;

    protected static async Task<HttpStatusCode> Consent(TwinApi api, string person, string text, object decision) =>
        (await api.Http.PutAsJsonAsync($"/api/v1/people/{person}/consents/{text}", decision)).StatusCode;

    protected static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();
}

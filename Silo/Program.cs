using Twin.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddTwinSilo(args);

var app = builder.Build();
app.MapTwin();
await app.RunAsync();

/* A window that does nothing but show a month of hours: what any page in WebKitGTK costs at least.
   gcc -O2 limit_window.c $(pkg-config --cflags --libs webkit2gtk-4.1) */
#include <webkit2/webkit2.h>

int main(int argc, char **argv) {
    gtk_init(&argc, &argv);
    GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL), *view = webkit_web_view_new();
    gtk_window_set_default_size(GTK_WINDOW(window), 1440, 900);
    GString *page = g_string_new(
        "<style>body{font:13px sans-serif;background:#fafafa}td{border:1px solid #ccc;padding:3px;background:#e8f0ff}"
        "h1{color:#184a90}</style><h1>Heures</h1><table>");
    for (int client = 0; client < 25; client++) {
        g_string_append(page, "<tr>");
        for (int day = 0; day < 31; day++) g_string_append_printf(page, "<td>%d,5 h</td>", (client * 7 + day) % 9);
        g_string_append(page, "</tr>");
    }
    g_string_append(page, "</table>");
    webkit_web_view_load_html(WEBKIT_WEB_VIEW(view), page->str, NULL);
    gtk_container_add(GTK_CONTAINER(window), view);
    g_signal_connect(window, "destroy", gtk_main_quit, NULL);
    gtk_widget_show_all(window);
    gtk_main();
}

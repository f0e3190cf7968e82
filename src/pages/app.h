// The application as the web layer sees it: routes, who asks, what they may, the frame.
#pragma once

#include "web/web.h"

extern const struct web_app pages_app;
